import { Worker } from 'node:worker_threads';
import type { samplePortrait } from '../platform/sample-portrait.ts';

export type Sitter = Parameters<typeof samplePortrait>[0];

export interface PortraitRequest {
  readonly number: number;
  readonly person: Sitter;
}

type PortraitAnswer = { readonly number: number } & ({ readonly jpeg: Uint8Array } | { readonly error: string });

interface Waiting {
  readonly resolve: (jpeg: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

let thread: Worker | null = null;
let last = 0;
const waiting = new Map<number, Waiting>();

const failAll = (error: Error): void => {
  thread = null;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
};

/** One thread for the process, begun with the first portrait; it keeps nothing alive. */
const threadOf = (): Worker => {
  if (thread !== null) return thread;
  const started = new Worker(new URL('./drawing-thread.ts', import.meta.url));
  started.on('message', (answer: PortraitAnswer) => {
    const one = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('jpeg' in answer) one?.resolve(answer.jpeg);
    else one?.reject(new Error(answer.error));
  });
  started.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
  started.on('exit', (code) => failAll(new Error(`the thread that draws ended with ${code}`)));
  // Last: a listener for messages added afterwards would keep the process alive again.
  started.unref();
  thread = started;
  return started;
};

/** As `samplePortrait`, beside everything else this process does. */
export const drawAside = (person: Sitter): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    const request: PortraitRequest = { number: last, person };
    threadOf().postMessage(request);
  });
