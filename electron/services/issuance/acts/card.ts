import type { Result } from '#basics/result.ts';
import type { FailedCard } from '#domain/issuance/events.ts';
import { isLineLost } from '#domain/issuance/line-lost.ts';
import type { HandOver } from '#domain/issuance/state.ts';
import { type CounterMove, NO_MOVE } from '#domain/stock/counters.ts';
import type { PrintedFace } from '../../ports.ts';
import { type ActContext, failureOf, notPerformed, type Performer, performed } from '../act-context.ts';
import { countedJob } from '../counted-job.ts';
import { faceHash } from '../hashes.ts';
import { layOutFace } from './order.ts';

const GATE_POLL_MS = 500;

/** A printer that was cut off in the middle of a feed is given these pauses to come back before it is called unknown. */
const LOOK_AGAIN_MS = [500, 1_500, 3_000];

/** A line that was lost is opened anew with growing pauses; an act that is done again waits for that. */
const RECONNECT_POLL_MS = 250;

export const awaitPrinter = async ({ act, repeated, policy, devices, clock, signal }: ActContext): Promise<void> => {
  if (!repeated && act !== 'retain-card') return;
  const until = clock.monotonic() + policy.reconnectMs;
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
  volatile.readBack = null;
  volatile.unseenRetain = null;
  await awaitPrinter(context);
  const counted = await countedJob(context, {
    needed: true,
    widest: { ...NO_MOVE, cards: [0, MOST_FED] },
    run: (before) => {
      const cardsFed = before?.cardsFed ?? 0;
      if (booked === null) volatile.cardsFedBefore = cardsFed;
      context.intend({ blankId, cardsFed });
      return booked === null ? devices.printer.feedToChip() : feedOrFind(context, cardsFed);
    },
    // More than one is a double feed, which is an exception of its own with the blanks by name.
    moves: (result, before, after) => ({
      ...NO_MOVE,
      cards: [result.ok && booked === null ? 1 : 0, Math.max(1, after.cardsFed - before.cardsFed)],
    }),
  });
  const { result, before, after } = counted;
  if (before === null) {
    return notPerformed(result.ok ? failureOf('printer.no-answer', 'retry') : result.error, maybeFed(booked));
  }
  const fed = booked === null && after !== null ? after.cardsFed - before.cardsFed : 0;
  if (result.ok) {
    const fedWith = behind(context, fed);
    return performed(
      { act: 'feed-blank', blankId, fedWith },
      { blankId, cardsFedBefore: volatile.cardsFedBefore, fed },
    );
  }
  const found = await cardAfterFeed(context, blankId);
  // Counted, and nobody sees it: the first of them is lost too.
  const gone = found.inMachine ? behind(context, fed) : names(context, fed);
  const uncounted = result.error.code === 'printer.double-feed' && fed < 2 && booked === null;
  const [, suspected] = uncounted ? names(context, 2) : [];
  return notPerformed(result.error, {
    ...found,
    fedWith: gone,
    ...(suspected === undefined ? {} : { suspected }),
  });
};

/** More cards than this in one feed is no feed. */
const MOST_FED = 5;

const maybeFed = (booked: string | null): FailedCard | undefined =>
  booked === null ? undefined : unknownPlace(booked);

/** The blanks the feeder gave, by their order in the books, while they are still booked as in the feeder. */
const names = ({ stores }: ActContext, fed: number): readonly string[] =>
  fed < 1 ? [] : stores.stock.feederOrder(Math.min(fed, MOST_FED)).map(({ blankId }) => blankId);

const behind = (context: ActContext, fed: number): readonly string[] => names(context, fed).slice(1);

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
  const face = laidOut.value;
  await awaitPrinter(context);
  const moved = await devices.printer.moveToPrint();
  if (!moved.ok) return notPerformed(moved.error);
  const faceSha256 = faceHash(face);
  const panels = devices.printer.panelsOf(face);
  if (!panels.ok) return notPerformed(panels.error);
  const { result, before, after } = await countedJob(context, {
    needed: true,
    widest: { cards: [0, 0], panels: [0, PANELS], ribbon: [0, 1] },
    run: (counters) => {
      const { panelsPrinted = 0, ribbonLeft = 0 } = counters ?? {};
      touched({ panelsPrinted, ribbonLeft, panels: panels.value, faceSha256 });
      return devices.printer.printFace(face, { onProgress: progress });
    },
    moves: printMoves,
  });
  if (!result.ok) return notPerformed(result.error);
  return performed(
    { act: 'print-face' },
    {
      faceSha256,
      panelsBefore: before?.panelsPrinted ?? null,
      panelsAfter: after?.panelsPrinted ?? null,
      ribbonBefore: before?.ribbonLeft ?? null,
      ribbonAfter: after?.ribbonLeft ?? null,
    },
  );
};

/** Most panels of one face: yellow, magenta, cyan, black, overlay and one more. */
const PANELS = 6;

/**
 * One face is one print of the ribbon, its panels are those the driver proved; of a face that broke off nobody can say
 * more than "at most that".
 */
const printMoves = (result: Result<PrintedFace>): CounterMove => {
  if (result.ok) return { ...NO_MOVE, panels: [result.value.panels, result.value.panels], ribbon: [1, 1] };
  return result.error.params?.face === 'blank' ? NO_MOVE : { ...NO_MOVE, panels: [0, PANELS], ribbon: [0, 1] };
};

export const presentCard: Performer = async (context) => {
  await closeChip(context);
  await awaitPrinter(context);
  if (await hasLeft(context)) return performed({ act: 'present-card' });
  const presented = await context.devices.printer.present();
  return presented.ok ? performed({ act: 'present-card' }) : notPerformed(presented.error);
};

/** An attempt whose end nobody saw may have brought the card to the gate, or out of it: there is no other way out. */
const hasLeft = async ({ repeated, devices }: ActContext): Promise<boolean> => {
  if (!repeated) return false;
  const state = await devices.printer.state();
  return state.ok && (state.value.position === 'gate' || state.value.position === 'none');
};

/**
 * Only the gate sensor says that a card was taken, and only it says that the card still stands there. After a while
 * both screens ask for it with a sound; when the time is over and nobody wanted more of it, the card is not taken.
 */
export const watchGate: Performer = async (context) => {
  const { devices, clock, signal, policy } = context;
  const since = clock.monotonic();
  let prompted = false;
  for (;;) {
    const gate = await devices.printer.gate();
    if (gate.ok && gate.value === 'empty') return performed({ act: 'watch-gate', taken: true });
    const waited = clock.monotonic() - since;
    const over = waited >= policy.retainAfterMs + extensionsOf(context) * policy.waitLongerMs;
    if (!gate.ok && (over || signal.aborted || gate.error.kind === 'stop')) return notPerformed(gate.error);
    // The program ends: what becomes of the card is for the person who starts it again.
    if (signal.aborted) return notPerformed(failureOf('card.not-taken', 'ask'));
    if (over) return performed({ act: 'watch-gate', taken: false });
    if (waited >= policy.takePromptMs && !prompted) {
      prompted = true;
      context.promptForCard();
    }
    await clock.sleep(GATE_POLL_MS, signal);
  }
};

const extensionsOf = ({ now }: ActContext): number => (now.step === 'hand-over' ? now.extensions : 0);

export const retainCard: Performer = async (context) => {
  const { devices, volatile } = context;
  await closeChip(context);
  await awaitPrinter(context);
  const seen = await devices.printer.state();
  const from = seen.ok && seen.value.position !== 'none' ? seen.value.position : null;
  // Null: nobody saw it before; after a restart that is told from a move that was never begun.
  context.intend({ position: from });
  const { result: retained } = await countedJob(context, {
    needed: false,
    widest: NO_MOVE,
    run: () => devices.printer.retain(),
    moves: () => NO_MOVE,
  });
  if (retained.ok) return performed({ act: 'retain-card', found: 'boxed' }, { found: 'boxed' });
  if (isLineLost(retained.error)) volatile.unseenRetain = from ?? volatile.unseenRetain;
  if (retained.error.code !== 'printer.no-card-inside') return notPerformed(retained.error);
  const found = await whereInstead(context);
  return found === null ? notPerformed(retained.error) : performed({ act: 'retain-card', found }, { found });
};

/**
 * The printer holds no card. One that was inside when its way into the box went unseen is in the box. One that was on
 * its way out left through the gate: the applicant has it. A blank the feeder's counter never counted is still in the
 * feeder. Anything else is for people to find out, also a card that was at the gate and may be in the box or in a hand.
 */
const whereInstead = async (context: ActContext): Promise<'boxed' | 'taken' | 'not-fed' | null> => {
  const { state, devices, volatile } = context;
  if (volatile.unseenRetain !== null) return volatile.unseenRetain === 'gate' ? null : 'boxed';
  if (state.step === 'hand-over') return leftByTheGate(state) ? 'taken' : null;
  if (state.step !== 'make' || state.card?.progress !== 'fed' || volatile.cardsFedBefore === null) return null;
  const counted = await devices.printer.counters();
  return counted.ok && counted.value.cardsFed === volatile.cardsFedBefore ? 'not-fed' : null;
};

/** A card that jammed on its way out was not taken at the gate, whoever took it out. */
const leftByTheGate = ({ phase, ending }: HandOver): boolean =>
  phase === 'at-gate' || (phase === 'presenting' && ending !== null && isLineLost(ending.cause));

/** The station lock: the printer moves only when the chip has no power. */
export const closeChip = async ({ volatile }: ActContext): Promise<void> => {
  await volatile.chip?.close();
  volatile.chip = null;
};
