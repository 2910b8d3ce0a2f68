import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What another program can be told to do with the first reader of a PC/SC service. */
export type PcscCommand =
  | { readonly do: 'connect'; readonly share: 'shared' | 'exclusive' }
  | { readonly do: 'transmit'; readonly apdu: string }
  | { readonly do: 'disconnect'; readonly leave: 'reset' | 'card' };

/** `ok`, or the error text of the PC/SC binding. */
export type PcscAnswer = string;

/** Another program at the same PC/SC service: a process of its own with the plain binding. */
export interface PcscProgram {
  tell(command: PcscCommand): Promise<PcscAnswer>;
  end(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./pcsc-program-child.ts', import.meta.url));

const once = (child: ChildProcess): Promise<PcscAnswer> =>
  new Promise((resolve) => child.once('message', (message) => resolve(String(message))));

export const startPcscProgram = async (socket: string): Promise<PcscProgram> => {
  const child = fork(PROGRAM, [], { execArgv: [], env: { ...process.env, PCSCLITE_CSOCK_NAME: socket } });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await once(child);
  if (ready !== 'ready') throw new Error(ready);
  return {
    tell: (command) => {
      const answer = once(child);
      child.send(command);
      return answer;
    },
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
