import type { Result } from '#basics/result.ts';
import type { FailedCard } from '#domain/issuance/events.ts';
import { type ActContext, failureOf, notPerformed, type Performer, performed } from '../act-context.ts';
import { faceHash } from '../hashes.ts';
import { layOutFace } from './order.ts';

/** Time to take the card before the teller is asked what to do (card-printer.md 1.8: ask after 15 s, retain after 30 s). */
const GATE_WAIT_MS = 30_000;
const GATE_POLL_MS = 500;

/** A printer that was cut off in the middle of a feed is given these pauses to come back before it is called unknown. */
const LOOK_AGAIN_MS = [500, 1_500, 3_000];

/**
 * A line that was lost is opened anew with growing pauses. A person who mended it and asks again waits for the next
 * attempt instead of being told at once that it is lost.
 */
const RECONNECT_WITHIN_MS = 16_000;
const RECONNECT_POLL_MS = 250;

export const awaitPrinter = async ({ act, attempt, devices, clock, signal }: ActContext): Promise<void> => {
  if (attempt === 1 && act !== 'retain-card') return;
  const until = clock.monotonic() + RECONNECT_WITHIN_MS;
  while (clock.monotonic() < until && !signal.aborted) {
    const state = await devices.printer.state();
    if (state.ok || state.error.code !== 'printer.offline') return;
    await clock.sleep(RECONNECT_POLL_MS, signal);
  }
};

/**
 * A blank to the chip station. The face is laid out before: a card is fed only for a face that can be printed. After
 * a feed nobody could tell the end of, the machine is looked at before anything moves.
 */
export const feedBlank: Performer = async (context) => {
  const { devices, stores, volatile } = context;
  const booked = bookedBlank(context);
  const blankId = booked ?? stores.stock.nextInFeeder()?.blankId;
  if (blankId === undefined) return notPerformed(failureOf('stock.none-loaded', 'ask'));
  const laidOut = await layOutFace(context, blankId);
  if (!laidOut.ok) return notPerformed(laidOut.error);
  await awaitPrinter(context);
  const counted = await devices.printer.counters();
  if (!counted.ok) return notPerformed(counted.error, booked === null ? undefined : unknownPlace(blankId));
  const { cardsFed } = counted.value;
  if (booked === null) volatile.cardsFedBefore = cardsFed;
  context.intend({ blankId, cardsFed });
  const fed = booked === null ? await devices.printer.feedToChip() : await feedOrFind(context, cardsFed);
  if (fed.ok) return performed({ act: 'feed-blank', blankId }, { blankId, cardsFedBefore: volatile.cardsFedBefore });
  return notPerformed(fed.error, await cardAfterFeed(context, blankId));
};

/** The blank an earlier attempt may have fed; null when the machine was empty for certain. */
const bookedBlank = ({ state }: ActContext): string | null =>
  state.step === 'make' ? (state.card?.blankId ?? null) : null;

/** A card that is inside is the one of the earlier attempt; with none inside and none counted, it was never fed. */
const feedOrFind = async ({ devices, volatile }: ActContext, cardsFed: number): Promise<Result<void>> => {
  const state = await devices.printer.state();
  if (!state.ok) return state;
  if (state.value.position !== 'none') return devices.printer.moveToChip();
  if (cardsFed === volatile.cardsFedBefore) return devices.printer.feedToChip();
  return { ok: false, error: failureOf('printer.no-card-inside', 'stop') };
};

/** After a doubt the hardware is the truth; a printer that does not answer may well hold the card. */
const cardAfterFeed = async ({ devices, clock, signal }: ActContext, blankId: string): Promise<FailedCard> => {
  for (const pause of [0, ...LOOK_AGAIN_MS]) {
    await clock.sleep(pause, signal);
    const state = await devices.printer.state();
    if (state.ok) return { inMachine: state.value.position !== 'none', blankId };
  }
  return unknownPlace(blankId);
};

const unknownPlace = (blankId: string): FailedCard => ({ inMachine: true, blankId });

export const printFace: Performer = async (context) => {
  const { devices, state, progress, touched } = context;
  await closeChip(context);
  const laidOut = await layOutFace(context, state.step === 'make' ? (state.card?.blankId ?? null) : null);
  if (!laidOut.ok) return notPerformed(laidOut.error);
  await awaitPrinter(context);
  const moved = await devices.printer.moveToPrint();
  if (!moved.ok) return notPerformed(moved.error);
  const before = await devices.printer.counters();
  if (!before.ok) return notPerformed(before.error);
  const { panelsPrinted, ribbonLeft } = before.value;
  const face = faceHash(laidOut.value);
  touched({ panelsPrinted, ribbonLeft, faceSha256: face });
  const printed = await devices.printer.printFace(laidOut.value, { onProgress: progress });
  if (!printed.ok) return notPerformed(printed.error);
  const after = await devices.printer.counters();
  return performed(
    { act: 'print-face' },
    {
      faceSha256: face,
      panelsBefore: panelsPrinted,
      panelsAfter: after.ok ? after.value.panelsPrinted : null,
      ribbonBefore: ribbonLeft,
      ribbonAfter: after.ok ? after.value.ribbonLeft : null,
    },
  );
};

export const presentCard: Performer = async (context) => {
  await closeChip(context);
  await awaitPrinter(context);
  if (await hasLeft(context)) return performed({ act: 'present-card' });
  const presented = await context.devices.printer.present();
  return presented.ok ? performed({ act: 'present-card' }) : notPerformed(presented.error);
};

/** An attempt whose end nobody saw may have brought the card to the gate, or out of it: there is no other way out. */
const hasLeft = async ({ attempt, devices }: ActContext): Promise<boolean> => {
  if (attempt === 1) return false;
  const state = await devices.printer.state();
  return state.ok && (state.value.position === 'gate' || state.value.position === 'none');
};

/** Only the gate sensor says that a card was taken, and only it says that the card still stands there. */
export const watchGate: Performer = async ({ devices, clock, signal }) => {
  const until = clock.monotonic() + GATE_WAIT_MS;
  for (;;) {
    const gate = await devices.printer.gate();
    if (gate.ok && gate.value === 'empty') return performed({ act: 'watch-gate', taken: true });
    const over = clock.monotonic() >= until || signal.aborted;
    if (!gate.ok && (over || gate.error.kind === 'stop')) return notPerformed(gate.error);
    if (over) return performed({ act: 'watch-gate', taken: false });
    await clock.sleep(GATE_POLL_MS, signal);
  }
};

export const retainCard: Performer = async (context) => {
  await closeChip(context);
  await awaitPrinter(context);
  const retained = await context.devices.printer.retain();
  if (retained.ok) return performed({ act: 'retain-card', found: 'boxed' }, { found: 'boxed' });
  if (retained.error.code !== 'printer.no-card-inside') return notPerformed(retained.error);
  const found = await whereInstead(context);
  return found === null ? notPerformed(retained.error) : performed({ act: 'retain-card', found }, { found });
};

/**
 * The printer holds no card. One that was on its way out left through the gate: the applicant has it. A blank the
 * feeder's counter never counted is still in the feeder. Anything else is for people to find out.
 */
const whereInstead = async ({ state, devices, volatile }: ActContext): Promise<'taken' | 'not-fed' | null> => {
  if (state.step === 'hand-over') return state.phase === 'ready' ? null : 'taken';
  if (state.step !== 'make' || state.card?.progress !== 'fed' || volatile.cardsFedBefore === null) return null;
  const counted = await devices.printer.counters();
  return counted.ok && counted.value.cardsFed === volatile.cardsFedBefore ? 'not-fed' : null;
};

/** The station lock: the printer moves only when the chip has no power. */
export const closeChip = async ({ volatile }: ActContext): Promise<void> => {
  await volatile.chip?.close();
  volatile.chip = null;
};
