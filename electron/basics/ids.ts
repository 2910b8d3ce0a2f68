import { randomUUID } from 'node:crypto';

/** Source of identifiers, handed in so that tests and replays can fix them. */
export interface IdSource {
  /** A new identifier, unique over all stations. */
  next(): string;
}

export const randomIds: IdSource = { next: () => randomUUID() };
