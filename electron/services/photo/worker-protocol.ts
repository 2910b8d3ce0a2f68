import type { Result } from '#basics/result.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import type { BackgroundReport, MadePhoto, PhotoSource } from './port.ts';

/** What the worker can be asked, with the answer's shape. Carried over the fork channel, bytes as bytes. */
export interface PhotoCalls {
  readonly warm: { readonly request: { readonly call: 'warm' }; readonly value: undefined };
  readonly make: {
    readonly request: {
      readonly call: 'make';
      /** One picture, or a burst of which the best one is made. */
      readonly pictures: readonly Uint8Array[];
      readonly source: PhotoSource;
      readonly limits: PhotoLimits;
    };
    readonly value: MadePhoto;
  };
  readonly background: {
    readonly request: { readonly call: 'background'; readonly picture: Uint8Array; readonly limits: PhotoLimits };
    readonly value: BackgroundReport;
  };
}

export type PhotoCall = keyof PhotoCalls;
export type PhotoRequest = PhotoCalls[PhotoCall]['request'];

export interface NumberedRequest {
  readonly id: number;
  readonly request: PhotoRequest;
}

/** `bug` is what was thrown: the host throws it on, and ends the worker, whose models may be in any state. */
export type NumberedAnswer =
  | { readonly id: number; readonly result: Result<unknown> }
  | { readonly id: number; readonly bug: string };
