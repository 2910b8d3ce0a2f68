import type { Result } from '#basics/result.ts';
import type { ConnectedCard } from './card-line.ts';

/** What the worker can be asked, with the answer's shape. Carried over the fork channel, bytes as bytes. */
export interface WorkerCalls {
  readonly status: { readonly request: { readonly call: 'status' }; readonly value: { readonly reader: string } };
  /** All readers of the service. */
  readonly readers: { readonly request: { readonly call: 'readers' }; readonly value: readonly string[] };
  readonly connect: {
    readonly request: { readonly call: 'connect'; readonly waitMs: number };
    readonly value: ConnectedCard;
  };
  readonly transmit: {
    readonly request: { readonly call: 'transmit'; readonly apdu: Uint8Array };
    readonly value: Uint8Array;
  };
  readonly disconnect: { readonly request: { readonly call: 'disconnect' }; readonly value: undefined };
}

export type WorkerCall = keyof WorkerCalls;
export type WorkerRequest = WorkerCalls[WorkerCall]['request'];

export interface NumberedRequest {
  readonly id: number;
  readonly request: WorkerRequest;
}

export interface NumberedAnswer {
  readonly id: number;
  readonly result: Result<unknown>;
}
