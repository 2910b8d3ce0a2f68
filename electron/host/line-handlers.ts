import { done, fail, ok, type Result } from '#basics/result.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import { lineView } from '#services/line/line-view.ts';
import type { Pair } from '#services/staff/staff-service.ts';
import type { Call, Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';
import { provePair } from './two-people.ts';

export type LineMethod =
  | 'line.read'
  | 'outbox.tryAgain'
  | 'outbox.settleByHand'
  | 'database.backUp'
  | 'database.toCheck'
  | 'database.confirmRestored';

type Revision = Result<{ readonly revision: number }>;

/** The line to the platform and the station's data: looked at by keepers, changed by two of them. */
export const lineHandlers = (kiosk: Kiosk): Pick<Handlers, LineMethod> => {
  const { hub, options, outbox, database } = kiosk;
  const revision = (result: Result<unknown>): Revision => (result.ok ? ok({ revision: hub.revision('line') }) : result);

  /** Does it with both people proven, and looks at the station afterwards: it may be ready now. */
  const byTwo = async (
    { actor }: Call,
    input: TwoPeopleInput,
    act: (people: Pair) => Result<void> | Promise<Result<void>>,
  ): Promise<Revision> => {
    if (actor === null) return fail('staff.sign-in-needed', 'ask');
    const people = await provePair(options.staff, actor, input);
    if (!people.ok) return people;
    const result = await act(people.value);
    if (result.ok) await kiosk.checkAnew();
    return revision(result);
  };

  const backUp: Handlers['database.backUp'] = (_input, { actor }) => {
    const free = kiosk.betweenSessions();
    if (!free.ok) return free;
    const made = database.backUp(actor?.staffId ?? 'host');
    return revision(made.ok ? done : made);
  };

  return {
    'line.read': () =>
      ok(
        lineView({
          revision: hub.revision('line'),
          now: options.clock.now(),
          line: options.devices.platform.line,
          certificate: options.line.certificate,
          stores: options.stores,
          files: options.line.files,
          lastBackupFailure: database.lastFailure,
        }),
      ),
    'outbox.tryAgain': ({ id, ...people }, call) => byTwo(call, people, (pair) => outbox.tryAgain(id, pair)),
    'outbox.settleByHand': ({ id, ...people }, call) => byTwo(call, people, (pair) => outbox.settleByHand(id, pair)),
    'database.backUp': backUp,
    'database.toCheck': async () => ok({ toCheck: await toCheckOf(kiosk) }),
    'database.confirmRestored': (people, call) => byTwo(call, people, (pair) => database.confirmRestored(pair)),
  };
};

const toCheckOf = async ({ database }: Kiosk) => {
  const list = await database.toCheck();
  if (list === null) return null;
  return { ...list, orders: list.orders === null ? null : list.orders.map((order) => ({ ...order })) };
};
