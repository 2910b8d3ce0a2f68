import { chinaDate } from '#basics/clock.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { CardFace, FaceContent } from '#domain/card/card-data.ts';
import type { Making } from '#domain/issuance/state.ts';
import { askAgain } from '../../platform/ask-again.ts';
import type { Order } from '../../ports.ts';
import { readCounters, sinceLastReading } from '../../stock/exception-ledger.ts';
import { badInARow, cardsInRejectBox } from '../../stock/station-memory.ts';
import { type ActContext, failureOf, notPerformed, type Performer, performed } from '../act-context.ts';
import { sha256 } from '../hashes.ts';

/** Characters of the widest card number, to find a missing glyph or a text too wide before an order exists. */
const WIDEST_CARD_NUMBER = 'W00000000';

const makingOf = ({ state }: ActContext): Making => {
  if (state.step === 'make' || state.step === 'activate' || state.step === 'hand-over') return state;
  throw new Error(`no making in step ${state.step}`);
};

/** The approved photo: from this session where it was taken here, otherwise from the platform; kept with the session. */
const approvedPhoto = async (context: ActContext): Promise<Result<Uint8Array>> => {
  const { stores, sessionId, devices, clock, signal } = context;
  const kept = stores.pictures.find(sessionId, 'photo');
  if (kept !== null) return ok(kept);
  const { application } = makingOf(context);
  const photo = await askAgain(clock, () => devices.platform.applicationPhoto(application.id), signal);
  if (photo.ok) {
    stores.pictures.put({ sessionId, kind: 'photo', media: 'image/jpeg', bytes: photo.value, at: clock.now() });
  }
  return photo;
};

/**
 * Everything that can be known to fail without a card: machine, blank, ribbon, name in GBK (or the platform's spelling
 * for the chip), glyphs, photo.
 */
export const checkFace: Performer = async (context) => {
  const { devices, stores, clock, policy } = context;
  const { document, application } = makingOf(context);
  const machine = await machineReady(context);
  if (!machine.ok) return notPerformed(machine.error);
  const blank = stores.stock.nextInFeeder();
  if (blank === null) return notPerformed(failureOf('stock.none-loaded', 'ask'));
  const encodable = devices.chip.checkName(application.nameOnChip ?? document.name);
  if (!encodable.ok) return notPerformed(encodable.error);
  const photo = await approvedPhoto(context);
  if (!photo.ok) return notPerformed(photo.error);
  const today = chinaDate(clock.now());
  const face: FaceContent = {
    name: document.name,
    socialSecurityNumber: document.idNumber,
    cardNumber: WIDEST_CARD_NUMBER,
    issueDate: today,
    expiryDate: today,
    photo: photo.value,
  };
  const rendered = await devices.faces.render(face, { boxId: blank.boxId });
  if (!rendered.ok) return notPerformed(rendered.error);
  // Where the printer's counters stood before this card: what went through the machine since can be told afterwards.
  const reading = await readCounters(devices.printer);
  if (!reading.ok) return notPerformed(reading.error);
  context.counted.take(reading.value, sinceLastReading(stores, reading.value));
  const boxRoom = policy.rejectBoxCapacity - cardsInRejectBox(stores);
  return performed(
    { act: 'check-face', badInARow: badInARow(stores), boxRoom },
    { photoSha256: sha256(photo.value), ...reading.value },
  );
};

const machineReady = async ({ devices }: ActContext): Promise<Result<void>> => {
  const state = await devices.printer.state();
  if (!state.ok) return state;
  const { blocking, position, ribbon } = state.value;
  const [first] = blocking;
  if (first !== undefined) return fail(first, 'ask');
  if (position !== 'none') return fail('printer.card-inside', 'ask', { position });
  if (ribbon === null || ribbon.count <= 0) return fail('printer.ribbon-ended', 'ask');
  return ok(undefined);
};

/** The order fixes the card number; the face is then laid out with it, still before anything is fed. */
export const createOrder: Performer = async (context) => {
  const { devices, clock, signal, key, volatile } = context;
  const { application } = makingOf(context);
  const order = await askAgain(clock, () => devices.platform.createOrder(key(), application.id), signal);
  if (!order.ok) return notPerformed(order.error);
  volatile.order = order.value;
  const { orderId, cardNumber } = order.value;
  return performed({ act: 'create-order', orderId, cardNumber }, { orderId, applicationId: application.id });
};

export const cancelOrder: Performer = async (context) => {
  const { devices, clock, signal, key } = context;
  const making = makingOf(context);
  if (making.orderId === null) throw new Error('no order to cancel');
  const { orderId, ending, replacing } = making;
  const reason = (ending?.cause ?? replacing)?.code ?? 'ended';
  const cancelled = await askAgain(clock, () => devices.platform.cancelOrder(key(), orderId, reason), signal);
  return cancelled.ok ? performed({ act: 'cancel-order' }, { orderId }) : notPerformed(cancelled.error);
};

/** The order, asked again from the platform when this process did not create it. */
export const orderOf = async ({ devices, volatile, clock, signal, state }: ActContext): Promise<Result<Order>> => {
  const orderId = 'orderId' in state ? state.orderId : null;
  if (orderId === null) throw new Error('no order to ask for');
  if (volatile.order?.orderId === orderId) return ok(volatile.order);
  const order = await askAgain(clock, () => devices.platform.order(orderId), signal);
  if (order.ok) volatile.order = order.value;
  return order;
};

/**
 * The name the chip has to carry: the order's substitute spelling where GBK can't hold the real name, otherwise the
 * real one. Nothing else may be written, read back or reported.
 */
export const nameOnChip = async (context: ActContext): Promise<Result<string>> => {
  const order = await orderOf(context);
  return order.ok ? ok(order.value.nameOnChip ?? makingOf(context).document.name) : order;
};

/**
 * The order's face for the stock this blank is of, laid out once per order and box: the next blank of a session may
 * come under another order, with another card number, and of another box. The order must be of the person at the
 * counter under the real name, and the chip must be able to hold its name: found here, nothing was fed yet.
 */
export const layOutFace = async (context: ActContext, blankId: string | null): Promise<Result<CardFace>> => {
  const { devices, stores, volatile } = context;
  const { document } = makingOf(context);
  const boxId = (blankId === null ? null : stores.stock.find(blankId)?.boxId) ?? null;
  const order = await orderOf(context);
  if (!order.ok) return order;
  const { face, orderId } = order.value;
  const { face: kept } = volatile;
  if (kept !== null && kept.orderId === orderId && kept.boxId === boxId) return ok(kept.laidOut);
  if (face.socialSecurityNumber !== document.idNumber || face.name !== document.name) {
    return fail('platform.other-person', 'stop');
  }
  const encodable = devices.chip.checkName(order.value.nameOnChip ?? document.name);
  if (!encodable.ok) return encodable;
  const laidOut = await devices.faces.render(face, boxId === null ? undefined : { boxId });
  if (laidOut.ok) volatile.face = { laidOut: laidOut.value, orderId, boxId };
  return laidOut;
};
