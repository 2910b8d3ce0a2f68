import { chinaDate } from '#basics/clock.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { FaceContent } from '#domain/card/card-data.ts';
import type { Making } from '#domain/issuance/state.ts';
import { askAgain } from '../../platform/ask-again.ts';
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

/** Everything that can be known to fail without a card: machine, blank, ribbon, name in GBK, glyphs, photo. */
export const checkFace: Performer = async (context) => {
  const { devices, stores, clock } = context;
  const { document } = makingOf(context);
  const machine = await machineReady(context);
  if (!machine.ok) return notPerformed(machine.error);
  if (stores.stock.nextInFeeder() === null) return notPerformed(failureOf('stock.none-loaded', 'ask'));
  const encodable = devices.chip.checkName(document.name);
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
  const rendered = await devices.faces.render(face);
  if (!rendered.ok) return notPerformed(rendered.error);
  // Where the printer's counters stood before this card: what went through the machine since can be told afterwards.
  const counted = await devices.printer.counters();
  if (!counted.ok) return notPerformed(counted.error);
  return performed({ act: 'check-face' }, { photoSha256: sha256(photo.value), ...counted.value });
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
  const { orderId, ending } = making;
  const reason = ending?.cause.code ?? 'ended';
  const cancelled = await askAgain(clock, () => devices.platform.cancelOrder(key(), orderId, reason), signal);
  return cancelled.ok ? performed({ act: 'cancel-order' }, { orderId }) : notPerformed(cancelled.error);
};

/** The face of the order, asked again from the platform when this process did not create it. */
export const orderFace = async (context: ActContext): Promise<Result<FaceContent>> => {
  const { devices, volatile, clock, signal } = context;
  const { orderId } = makingOf(context);
  if (volatile.order !== null) return ok(volatile.order.face);
  if (orderId === null) throw new Error('no order to print');
  const order = await askAgain(clock, () => devices.platform.order(orderId), signal);
  if (!order.ok) return order;
  volatile.order = order.value;
  return ok(order.value.face);
};
