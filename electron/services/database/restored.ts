import { z } from 'zod';
import type { Stores } from '../ports.ts';

const NAME = 'database-restored';

const schema = z.object({
  backup: z.string(),
  /** When the backup was made. */
  backupAt: z.int(),
  /** When it was put in place. */
  restoredAt: z.int(),
  /** The printer's counters as the backup's books knew them; null when they never did. */
  counters: z
    .object({
      cardsFed: z.int(),
      panelsPrinted: z.int(),
      ribbonLeft: z.int(),
      ribbonReference: z.string().nullable(),
    })
    .nullable(),
  confirmedAt: z.int().nullable(),
});

/** These books are those of a backup; what happened after it stands in nobody's books. */
export type RestoredMark = Readonly<z.output<typeof schema>>;

type Values = Pick<Stores, 'values'>;

export const markRestored = ({ values }: Values, mark: Omit<RestoredMark, 'confirmedAt'>): void =>
  values.set(NAME, JSON.stringify({ ...mark, confirmedAt: null }));

/** The restore that nobody has confirmed yet, or null. */
export const unconfirmedRestore = ({ values }: Values): RestoredMark | null => {
  const text = values.get(NAME);
  if (text === null) return null;
  const mark = schema.parse(JSON.parse(text));
  return mark.confirmedAt === null ? mark : null;
};

export const markConfirmed = ({ values }: Values, mark: RestoredMark, at: number): void =>
  values.set(NAME, JSON.stringify({ ...mark, confirmedAt: at }));
