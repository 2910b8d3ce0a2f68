import { type ActContext, failureOf, notPerformed, type Performer, performed } from '../act-context.ts';
import { orderFace } from './order.ts';

/** Time to take the card before the teller is asked what to do (card-printer.md 1.8: ask after 15 s, retain after 30 s). */
const GATE_WAIT_MS = 30_000;
const GATE_POLL_MS = 500;

/** A blank to the chip station. The face is laid out before: a card is fed only for a face that can be printed. */
export const feedBlank: Performer = async (context) => {
  const { devices, stores, volatile } = context;
  const expected = stores.stock.nextInFeeder();
  if (expected === null) return notPerformed(failureOf('stock.none-loaded', 'ask'));
  const content = await orderFace(context);
  if (!content.ok) return notPerformed(content.error);
  const face = await devices.faces.render(content.value);
  if (!face.ok) return notPerformed(face.error);
  volatile.face = face.value;
  const fed = await devices.printer.feedToChip();
  if (fed.ok) return performed({ act: 'feed-blank', blankId: expected.blankId }, { blankId: expected.blankId });
  return notPerformed(fed.error, { inMachine: await cardInside(context), blankId: expected.blankId });
};

/** After a doubt the hardware is the truth; a printer that does not answer may well hold the card. */
const cardInside = async ({ devices }: ActContext): Promise<boolean> => {
  const state = await devices.printer.state();
  return state.ok ? state.value.position !== 'none' : false;
};

export const printFace: Performer = async (context) => {
  const { devices, volatile, progress, touched } = context;
  await closeChip(context);
  if (volatile.face === null) {
    const content = await orderFace(context);
    if (!content.ok) return notPerformed(content.error);
    const face = await devices.faces.render(content.value);
    if (!face.ok) return notPerformed(face.error);
    volatile.face = face.value;
  }
  const moved = await devices.printer.moveToPrint();
  if (!moved.ok) return notPerformed(moved.error);
  const before = await devices.printer.counters();
  if (!before.ok) return notPerformed(before.error);
  touched();
  const printed = await devices.printer.printFace(volatile.face, progress);
  if (!printed.ok) return notPerformed(printed.error);
  const after = await devices.printer.counters();
  return performed(
    { act: 'print-face' },
    { ribbonBefore: before.value.ribbonLeft, ribbonAfter: after.ok ? after.value.ribbonLeft : null },
  );
};

export const presentCard: Performer = async (context) => {
  await closeChip(context);
  const presented = await context.devices.printer.present();
  return presented.ok ? performed({ act: 'present-card' }) : notPerformed(presented.error);
};

/** Only the gate sensor says that a card was taken. */
export const watchGate: Performer = async ({ devices, clock, signal }) => {
  const until = clock.monotonic() + GATE_WAIT_MS;
  for (;;) {
    const gate = await devices.printer.gate();
    if (gate.ok && gate.value === 'empty') return performed({ act: 'watch-gate', taken: true });
    if (!gate.ok && gate.error.kind === 'stop') return notPerformed(gate.error);
    if (clock.monotonic() >= until || signal.aborted) return performed({ act: 'watch-gate', taken: false });
    await clock.sleep(GATE_POLL_MS, signal);
  }
};

export const retainCard: Performer = async (context) => {
  await closeChip(context);
  const retained = await context.devices.printer.retain();
  return retained.ok ? performed({ act: 'retain-card' }) : notPerformed(retained.error);
};

/** The station lock: the printer moves only when the chip has no power. */
export const closeChip = async ({ volatile }: ActContext): Promise<void> => {
  await volatile.chip?.close();
  volatile.chip = null;
};
