import { chinaDate } from '#basics/clock.ts';
import { ok } from '#basics/result.ts';
import type { CallAnswer } from '#drivers/platform/calls.ts';
import { type Handlers, type PlatformContext, refuse } from './context.ts';

type Profile = CallAnswer<'bankProfiles'>['profiles'][number];

const ASKED: Profile['asks'] = {
  adult: ['identity-card'],
  minorSameHousehold: ['household-register-head', 'household-register-person', 'guardian-identity-card'],
  minorOtherHousehold: ['birth-certificate', 'guardian-identity-card'],
};

/** Chip photos take 4096 bytes, but the platform wants the 26×32 mm original at 350 dpi. */
const PHOTO = { width: 358, height: 441, minBytes: 9 * 1024, maxBytes: 60 * 1024 } as const;
const HEARTBEAT_SECONDS = 60;
const REVIEW_POLL_SECONDS = 5;

/** Last word of the station, kept in memory only. */
export interface Heartbeat {
  at: number | null;
  states: Readonly<Record<string, string>>;
}

/** Issuer identification numbers have six digits (ISO/IEC 7812-1). */
const PREFIX_DIGITS = 6;

/** As the scenario lists them, else those of the blanks the outlet's own bank allotted to it. */
const bankCardPrefixes = ({ files, station: { outlet }, rules }: PlatformContext): readonly string[] =>
  rules.bankCardPrefixes ?? [
    ...new Set(
      files.data.blanks
        .filter((blank) => blank.outletNo === outlet.no && blank.bank === outlet.bank)
        .map(({ bankCardNumber }) => bankCardNumber.slice(0, PREFIX_DIGITS)),
    ),
  ];

/** Station: registration, heartbeat, directory, settings, bank profiles. */
export const stationCalls = (
  context: PlatformContext,
  heartbeat: Heartbeat,
): Handlers<'register' | 'heartbeat' | 'outlets' | 'issuedList' | 'settings' | 'bankProfiles' | 'stationOrders'> => ({
  register: ({ outletNo }) => {
    const { outlet, region } = context.station;
    if (outletNo !== outlet.no) return refuse('station-unknown', { outletNo });
    const own = context.files.data.blanks.filter((blank) => blank.outletNo === outlet.no);
    const boxes = [...Map.groupBy(own, (blank) => blank.boxId)].map(([boxId, blanks]) => ({
      boxId,
      bank: blanks[0]?.bank ?? outlet.bank,
      blanks: blanks.map(({ blankId, cardId, resetInformation }) => ({ blankId, cardId, resetInformation })),
    }));
    return ok({ outlet, region, boxes, bankCardPrefixes: bankCardPrefixes(context), environment: 'training' });
  },
  heartbeat: ({ states }) => {
    heartbeat.at = context.clock.now();
    heartbeat.states = states;
    return ok({});
  },
  outlets: () => ok({ outlets: context.outlets }),
  issuedList: (_request, day) => {
    if (!/^\d{8}$/.test(day)) return refuse('request-malformed', { path: 'day' });
    const cards = context.files.data.orders.flatMap(({ cardId, orderId, activatedAt }) =>
      cardId !== null && activatedAt !== null && chinaDate(activatedAt) === day
        ? [{ cardId, orderId, at: activatedAt }]
        : [],
    );
    return ok({ day, cards });
  },
  settings: () =>
    ok({
      heartbeatSeconds: HEARTBEAT_SECONDS,
      reviewPollSeconds: REVIEW_POLL_SECONDS,
      photo: PHOTO,
      cardValidityYears: context.rules.cardValidityYears,
    }),
  // Every order of this platform is of its one outlet.
  stationOrders: ({ since }) => {
    const { orders, blanks } = context.files.data;
    const changed = orders.filter((order) => Math.max(order.createdAt, order.changedAt) >= since);
    return ok({
      orders: changed
        .map(({ orderId, state, bankActivated, cardId, createdAt, changedAt }) => ({
          orderId,
          state,
          bankActivated,
          cardId,
          blankId: blanks.find((blank) => blank.orderId === orderId)?.blankId ?? null,
          createdAt,
          changedAt: Math.max(createdAt, changedAt),
        }))
        .toSorted((a, b) => a.changedAt - b.changedAt),
    });
  },
  bankProfiles: () => {
    const banks = [...new Set(context.outlets.map((outlet) => outlet.bank))];
    return ok({ profiles: banks.map((bank) => ({ bank, asks: ASKED })) });
  },
});
