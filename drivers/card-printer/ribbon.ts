/** The ribbon by its tag, read no more often than needed (§1.8: every 60 s when idle, fresh before a job). */
import type { Clock } from '#basics/clock.ts';
import { ok, type Result } from '#basics/result.ts';
import type { PrinterLine } from './printer-line.ts';
import { queryOptionalText, queryRibbonCount } from './queries.ts';
import { parseCount } from './reply.ts';
import { has, type StatusWords } from './status.ts';
import type { StatusFlag } from './status-flags.ts';
import type { Ribbon } from './types.ts';

/** A reading is believed this long while the printer is idle and shows no change. */
const KNOWN_FOR_MS = 60_000;

/** A change of one of these makes an earlier reading worthless. */
const TELLTALES: readonly StatusFlag[] = [
  'WAR_NO_RIBBON',
  'WAR_RIBBON_ENDED',
  'WAR_UNSUPPORTED_RIBBON',
  'WAR_REMOVE_RIBBON',
  'WAR_COVER_OPEN',
  'ERR_RIBBON_ENDED',
  'ERR_RIBBON_ERROR',
  'ERR_BAD_RIBBON',
  'INF_RIBBON_CHANGED',
  'INF_RIBBON_LOW',
  'INF_UNKNOWN_RIBBON',
  'INF_WRONG_ZONE_RIBBON',
  'INF_PHYSICAL_COVER_OPEN',
];

/** `Rrt` items of one ribbon that never change, by its reference. */
interface Tag {
  readonly zone: string | null;
  readonly type: string | null;
  readonly quantity: number | null;
  readonly reference: string | null;
  readonly label: string | null;
  readonly date: string | null;
}

export class RibbonReader {
  readonly #clock: Clock;
  #zone: string | null = null;
  #known: { readonly at: number; readonly marks: string; readonly ribbon: Ribbon | null } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** After a reset, a new line or a job: the next reading is a fresh one. */
  forget(): void {
    this.#known = null;
  }

  /** `Rzp`: the printer's own zone; null on printers without zones. */
  async readZone(line: PrinterLine): Promise<Result<string | null>> {
    const zone = await queryOptionalText(line, 'Rzp');
    if (zone.ok) this.#zone = zone.value;
    return zone;
  }

  /** The ribbon, null without one; from memory when it is younger than a minute and nothing points to a change. */
  async known(line: PrinterLine, words: StatusWords): Promise<Result<Ribbon | null>> {
    const marks = TELLTALES.map((flag) => Number(has(words, flag))).join('');
    const known = this.#known;
    if (known !== null && known.marks === marks && this.#clock.monotonic() - known.at < KNOWN_FOR_MS) {
      return ok(known.ribbon);
    }
    const read = await this.read(line);
    if (read.ok) this.#known = { at: this.#clock.monotonic(), marks, ribbon: read.value };
    return read;
  }

  /** `Rrt;zone`, `qty`, `count` (in the order of the real open sequence), `type`, `ref`, `label`, `date`. */
  async read(line: PrinterLine): Promise<Result<Ribbon | null>> {
    const tag = await readTag(line);
    if (!tag.ok) return tag;
    const count = await queryRibbonCount(line, this.#clock);
    if (!count.ok) return count;
    if (count.value === null) return ok(null);
    const { zone } = tag.value;
    const zoneOk = zone === null || this.#zone === null || zone === this.#zone;
    return ok({ ...tag.value, zoneOk, count: count.value });
  }
}

const readTag = async (line: PrinterLine): Promise<Result<Tag>> => {
  const items: (string | null)[] = [];
  for (const item of ['zone', 'qty', 'type', 'ref', 'label', 'date']) {
    const read = await queryOptionalText(line, `Rrt;${item}`);
    if (!read.ok) return read;
    items.push(read.value);
  }
  const [zone = null, quantity = null, type = null, reference = null, label = null, date = null] = items;
  return ok({ zone, quantity: quantity === null ? null : parseCount(quantity), type, reference, label, date });
};
