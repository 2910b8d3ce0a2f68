import { ok, type Result } from '#basics/result.ts';
import type { CallRequest } from '#drivers/platform/calls.ts';
import { certificateSteps } from './certificate-steps.ts';
import { type Answered, type Handlers, type PlatformContext, refuse } from './context.ts';
import { changeOrder, liveOrder } from './order-calls.ts';
import type { BlankEntry, OrderEntry } from './records.ts';

type ChipRequest = Pick<
  CallRequest<'authenticateWrite'>,
  'cardId' | 'resetInformation' | 'algorithm' | 'bankCardNumber'
>;

/** Steps with the chip: both authentications, PIN authentication and PIN script. */
export const chipCalls = (
  context: PlatformContext,
): Handlers<'authenticateRead' | 'authenticateWrite' | 'authenticatePin' | 'pinScript' | 'certificateScript'> => {
  const { keyServer } = context;
  return {
    authenticateRead: (request, id) => {
      const found = liveOrder(context, id, ['open', 'written', 'reported', 'activated']);
      if (!found.ok) return found;
      const blank = fittingBlank(context, found.value, request);
      if (!blank.ok) return blank;
      const [factor, original, externalOriginal, externalFactor] = request.challenges;
      const expected = byKeyServer(keyServer.internalAnswer(request, factor, original));
      if (!expected.ok) return expected;
      const body = byKeyServer(keyServer.externalBody(request, 'RKSSSE', externalFactor, externalOriginal));
      if (!body.ok) return body;
      return ok({
        internal: { factor, original, expected: expected.value },
        external: { key: 'RKSSSE', body: body.value },
      });
    },
    authenticateWrite: (request, id) => {
      const found = liveOrder(context, id, ['open', 'written']);
      if (!found.ok) return found;
      const order = found.value;
      const blank = fittingBlank(context, order, request);
      if (!blank.ok) return blank;
      const [original, factor] = request.challenges;
      const body = byKeyServer(keyServer.externalBody(request, 'UKSSSE', factor, original));
      if (!body.ok) return body;
      changeOrder(context, order, { state: 'written' });
      order.cardId = blank.value.cardId;
      blank.value.orderId = order.orderId;
      return ok({ external: { key: 'UKSSSE', body: body.value }, data: order.data });
    },
    authenticatePin: (request, id) => {
      const bound = boundChip(context, id, request);
      if (!bound.ok) return bound;
      const [original, factor] = request.challenges;
      const body = byKeyServer(keyServer.externalBody(request, 'PUK', factor, original));
      return body.ok ? ok({ external: { key: 'PUK', body: body.value } }) : body;
    },
    pinScript: (request, id) => {
      const bound = boundChip(context, id, request);
      if (!bound.ok) return bound;
      const apdu = byKeyServer(keyServer.pinReset(request, request.challenge, request.pin));
      return apdu.ok ? ok({ apdu: apdu.value, expect: ['9000'] }) : apdu;
    },
    certificateScript: (request, id) => {
      const bound = boundChip(context, id, request);
      if (!bound.ok) return bound;
      const [original, factor] = request.challenges;
      const body = byKeyServer(keyServer.externalBody(request, 'STK', factor, original));
      if (!body.ok) return body;
      return ok({
        steps: certificateSteps({ cardId: request.cardId, publicKey: request.publicKey, body: body.value }),
      });
    },
  };
};

/** A blank of this outlet that no other order has, and the order's own chip once it has one. */
const fittingBlank = (context: PlatformContext, order: OrderEntry, chip: ChipRequest): Answered<BlankEntry> => {
  if (order.cardId !== null && order.cardId !== chip.cardId) return refuse('chip-mismatch', { item: 'cardId' });
  const blank = context.files.data.blanks.find(
    (entry) =>
      entry.cardId === chip.cardId &&
      entry.resetInformation === chip.resetInformation &&
      entry.outletNo === context.station.outlet.no,
  );
  if (blank === undefined) return refuse('blank-unknown');
  if (blank.orderId !== null && blank.orderId !== order.orderId) return refuse('blank-used');
  return blank.bankCardNumber === chip.bankCardNumber ? ok(blank) : refuse('chip-mismatch', { item: 'bankCardNumber' });
};

/** For the PIN the chip must carry the order's data already. */
const boundChip = (context: PlatformContext, id: string, chip: ChipRequest): Answered<BlankEntry> => {
  const found = liveOrder(context, id, ['written', 'reported', 'activated']);
  return found.ok ? fittingBlank(context, found.value, chip) : found;
};

const byKeyServer = (result: Result<Uint8Array>): Answered<Uint8Array> =>
  result.ok ? result : refuse('key-server-refused', { cause: result.error.code });
