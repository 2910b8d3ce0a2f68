import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** Runs beside the thread that waits: asks, leaves the answer, wakes the sleeper. */
const ASIDE = `
const { parentPort, workerData } = require('node:worker_threads');
parentPort.on('message', ({ url, init, port, flag }) => {
  fetch(url, init)
    .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
    .catch((error) => ({ status: 0, text: String(error) }))
    .then((answer) => {
      port.postMessage(answer);
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    });
});
`;

export interface AsideAnswer {
  /** 0: nobody answered. */
  readonly status: number;
  readonly text: string;
}

/**
 * HTTP requests during which this thread stands still: what is asked for happens at exactly this instruction of the
 * program, also in the middle of a transaction.
 */
export class AsideRequests {
  readonly #worker = new Worker(ASIDE, { eval: true });

  constructor() {
    this.#worker.unref();
  }

  post(url: string, headers: Readonly<Record<string, string>>, body: object): AsideAnswer {
    const { port1, port2 } = new MessageChannel();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    this.#worker.postMessage({ url, init, port: port2, flag }, [port2]);
    Atomics.wait(flag, 0, 0);
    const received = receiveMessageOnPort(port1) as { readonly message: AsideAnswer } | undefined;
    port1.close();
    if (received === undefined) throw new Error('an answer was announced and is not there');
    return received.message;
  }
}
