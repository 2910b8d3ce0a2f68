import { chinaDate } from '#basics/clock.ts';
import { ok } from '#basics/result.ts';
import type { CardData } from '#domain/card/card-data.ts';
import type { CallAnswer } from '#drivers/platform/calls.ts';

import { cardNumber } from './card-number.ts';
import {
  type Answered,
  findApplication,
  findOrder,
  type Handlers,
  type PlatformContext,
  personOf,
  type Refusal,
  refuse,
} from './context.ts';
import type { ApplicationEntry, OrderEntry, PersonEntry } from './records.ts';
import { reportMismatch } from './report-check.ts';
import { settleReview } from './review.ts';

const HOLDER_STATE = { zh: '正常', en: 'Active' } as const;

/** Orders: create, state, cancel, report back, both activations. */
export const orderCalls = (
  context: PlatformContext,
): Handlers<'createOrder' | 'order' | 'cancelOrder' | 'reportBack' | 'activateSocialSecurity' | 'activateBank'> => {
  const { data } = context.files;
  return {
    createOrder: ({ applicationId }) => {
      const found = findApplication(context, applicationId);
      if (!found.ok) return found;
      const application = found.value;
      settleReview(application, context.clock.now());
      const obstacle = obstacleOf(context, application);
      if (obstacle !== null) return { ok: false, error: obstacle };
      const order = newOrder(context, application);
      data.orders.push(order);
      return ok(orderView(context, order));
    },
    order: (_request, id) => {
      const found = findOrder(context, id);
      return found.ok ? ok(orderView(context, found.value)) : found;
    },
    cancelOrder: ({ reason }, id) => {
      const found = findOrder(context, id);
      if (!found.ok) return found;
      const order = found.value;
      if (order.state === 'activated') return refuse('order-activated');
      if (order.state !== 'cancelled') {
        changeOrder(context, order, { state: 'cancelled', cancelReason: reason });
      }
      return ok({});
    },
    reportBack: (report, id) => {
      const found = liveOrder(context, id, ['written', 'reported']);
      if (!found.ok) return found;
      const order = found.value;
      const blank = data.blanks.find((entry) => entry.orderId === order.orderId);
      if (blank === undefined) throw new Error(`order ${order.orderId} is written but has no blank`);
      if (report.cardId !== blank.cardId || report.resetInformation !== blank.resetInformation) {
        return refuse('chip-mismatch', { item: 'cardId' });
      }
      if (report.bankCardNumber !== blank.bankCardNumber) return refuse('chip-mismatch', { item: 'bankCardNumber' });
      if (report.blankId !== blank.blankId) return refuse('chip-mismatch', { item: 'blankId' });
      const item = reportMismatch(order.data, blank.cardId, report.issuer, report.holder);
      if (item !== null) return refuse('report-mismatch', { item });
      changeOrder(context, order, { state: 'reported' });
      return ok({});
    },
    activateSocialSecurity: (_request, id) => {
      const found = liveOrder(context, id, ['reported', 'activated']);
      if (!found.ok) return found;
      const order = found.value;
      changeOrder(context, order, { state: 'activated' });
      order.activatedAt ??= context.clock.now();
      personOf(context, order.personId).holder = {
        state: HOLDER_STATE,
        bank: context.station.outlet.bank,
        issuedOn: order.data.issueDate,
      };
      return ok({});
    },
    activateBank: (_request, id) => {
      const found = liveOrder(context, id, ['reported', 'activated']);
      if (!found.ok) return found;
      if (personOf(context, found.value.personId).accountRefused) return refuse('account-refused');
      changeOrder(context, found.value, { bankActivated: true });
      return ok({});
    },
  };
};

/** Every change of an order is dated: stations ask what changed since they last knew. */
export const changeOrder = (
  { clock }: Pick<PlatformContext, 'clock'>,
  order: OrderEntry,
  change: Partial<Pick<OrderEntry, 'state' | 'cancelReason' | 'bankActivated'>>,
): void => {
  Object.assign(order, change, { changedAt: clock.now() });
};

/** The order, when it is in one of these states. */
export const liveOrder = (
  context: PlatformContext,
  id: string,
  states: readonly OrderEntry['state'][],
): Answered<OrderEntry> => {
  const found = findOrder(context, id);
  if (!found.ok) return found;
  const { state } = found.value;
  if (states.includes(state)) return found;
  return state === 'cancelled' ? refuse('order-cancelled') : refuse('order-state', { state });
};

const orderView = (context: PlatformContext, order: OrderEntry): CallAnswer<'order'> => {
  const { socialSecurityNumber, cardNumber: number, issueDate, expiryDate } = order.data;
  const { name } = personOf(context, order.personId).document;
  return {
    orderId: order.orderId,
    state: order.state,
    cardNumber: number,
    nameOnChip: order.nameOnChip,
    face: {
      name,
      socialSecurityNumber,
      cardNumber: number,
      issueDate,
      expiryDate,
      photo: context.files.picture(order.photo),
    },
    cardId: order.cardId,
    bankActivated: order.bankActivated,
  };
};

/** What stands against ordering this application's card here. */
const obstacleOf = (context: PlatformContext, application: ApplicationEntry): Refusal | null => {
  if (application.state !== 'approved') {
    return { code: 'application-not-approved', params: { state: application.state } };
  }
  if (application.delivery === 'post') return { code: 'application-by-post', params: {} };
  if (application.outletNo !== context.station.outlet.no) {
    return { code: 'application-other-outlet', params: { outletNo: application.outletNo ?? 0 } };
  }
  const { personId } = application;
  if (personOf(context, personId).holder !== null) return { code: 'person-holds-card', params: {} };
  const live = context.files.data.orders.find(
    (order) => order.personId === personId && order.state !== 'cancelled' && order.state !== 'activated',
  );
  return live === undefined ? null : { code: 'order-exists', params: { orderId: live.orderId } };
};

const newOrder = (context: PlatformContext, application: ApplicationEntry): OrderEntry => {
  const { data } = context.files;
  const now = context.clock.now();
  const person = personOf(context, application.personId);
  const order: OrderEntry = {
    orderId: `O${String(data.nextOrder).padStart(6, '0')}`,
    applicationId: application.id,
    personId: person.personId,
    state: 'open',
    data: cardDataOf(person, cardNumber(data.nextCardNumber), chinaDate(now), context.rules.cardValidityYears),
    nameOnChip: person.nameOnChip,
    photo: application.photo,
    cardId: null,
    bankActivated: false,
    cancelReason: null,
    createdAt: now,
    changedAt: now,
    activatedAt: null,
  };
  data.nextOrder += 1;
  data.nextCardNumber += 1;
  return order;
};

/** The chip's data from the person's record; class 3, as the city does not differentiate (B.3). */
const cardDataOf = (person: PersonEntry, number: string, issueDate: string, years: number): CardData => {
  const { document } = person;
  return {
    socialSecurityNumber: document.idNumber,
    name: person.nameOnChip ?? document.name,
    sex: document.sex === '0' ? '9' : document.sex,
    // A document without one of the 56 nations: 99, the chip's word for all others (B.3).
    nation: document.nation ?? '99',
    birthPlace: birthPlaceOf(document),
    birthDate: document.birth,
    cardNumber: number,
    cardClass: '3',
    issueDate,
    expiryDate: yearsLater(issueDate, years),
  };
};

/**
 * The division the number begins with; a foreign permit of 2017 has the first four digits of one behind its letters.
 */
const birthPlaceOf = ({ kind, idNumber }: PersonEntry['document']): string =>
  kind === 'foreign-permit-2017' ? `${idNumber.slice(3, 7)}00` : idNumber.slice(0, 6);

/** `20250601` and 10 → `20350601`; 29 February becomes 28 February. */
export const yearsLater = (date: string, years: number): string => {
  const year = Number(date.slice(0, 4)) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day = date.slice(4);
  return `${year}${day === '0229' && !leap ? '0228' : day}`;
};
