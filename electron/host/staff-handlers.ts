import { done, fail, ok, type Result } from '#basics/result.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { StaffView } from '#contract/views.ts';
import type { StaffMember } from '#services/staff/staff-service.ts';
import type { Call, Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';
import { proveOwn, provePair } from './two-people.ts';

type StaffMethod = Extract<keyof Handlers, `staff.${string}`>;

interface OnAccount {
  readonly staffId: string;
  readonly ownSecret: string;
  readonly second: TwoPeopleInput['second'] | null;
}

/** Who is at the window as its screen shows it. */
const staffView = ({ hub, staffDesk, session }: Kiosk): StaffView => {
  const { seat } = staffDesk;
  return {
    revision: hub.revision('staff'),
    signedIn: seat?.member ?? null,
    locked: seat?.locked ?? false,
    mustChange: seat?.mustChange ?? false,
    sessionOpen: session.open,
    firstStart: staffDesk.firstStart.needed,
  };
};

/** Signing in, and the accounts of the outlet. */
export const staffHandlers = (kiosk: Kiosk): Pick<Handlers, StaffMethod> => {
  const { hub, staffDesk, options } = kiosk;
  const { staff } = options;

  const seen = (result: Result<unknown>): Result<{ readonly revision: number }> =>
    result.ok ? ok({ revision: hub.revision('staff') }) : result;

  /**
   * Who answers for an act on an account: the supervisor at the window, signed in again, and another one where the
   * account is a supervisor's. While there is one supervisor only, that one adds the second alone.
   */
  const people = async (
    { actor }: Call,
    { ownSecret, second }: OnAccount,
    ofSupervisor: boolean,
  ): Promise<Result<readonly string[]>> => {
    if (actor === null) return fail('staff.sign-in-needed', 'ask');
    const alone = !ofSupervisor || staff.supervisors().length === 1;
    if (second === null && !alone) return fail('staff.second-needed', 'ask');
    const proven =
      second === null
        ? await proveOwn(staff, actor, ownSecret)
        : await provePair(staff, actor, { ownSecret, second }, 'supervisor');
    if (!proven.ok) return proven;
    return ok('second' in proven.value ? [proven.value.first.staffId, proven.value.second.staffId] : [actor.staffId]);
  };

  /** Somebody else's account, which is there. */
  const otherAccount = (staffId: string, actor: StaffMember | null): Result<{ readonly supervisor: boolean }> => {
    if (staffId === actor?.staffId) return fail('staff.not-yourself', 'ask');
    const account = staff.find(staffId);
    return account === null ? fail('staff.unknown', 'ask') : ok({ supervisor: account.role === 'supervisor' });
  };

  const onOther = async (
    call: Call,
    input: OnAccount,
    work: (by: readonly string[]) => Promise<Result<void>>,
  ): Promise<Result<{ readonly revision: number }>> => {
    const account = otherAccount(input.staffId, call.actor);
    if (!account.ok) return account;
    const by = await people(call, input, account.value.supervisor);
    if (!by.ok) return by;
    const result = await work(by.value);
    if (result.ok) hub.touch('staff');
    return seen(result);
  };

  return {
    'staff.read': () => ok(staffView(kiosk)),
    'staff.signIn': async ({ staffId, secret }) => seen(await staffDesk.signIn(staffId, secret)),
    'staff.signOut': () => {
      const left = staffDesk.signOut();
      // A closed session does not stay on the screen for the next person.
      if (left.ok && !kiosk.session.open) return seen(kiosk.session.leave());
      return seen(left);
    },
    'staff.lock': () => {
      staffDesk.lock();
      return seen(done);
    },
    'staff.touch': () => {
      staffDesk.touch();
      return seen(done);
    },
    'staff.changeSecret': async ({ old, wanted }) => seen(await staffDesk.changeSecret(old, wanted)),
    'staff.firstSupervisor': async ({ code, ...person }) => seen(await staffDesk.firstSupervisor(code, person)),
    'staff.list': () => ok({ accounts: staff.list().map(({ failed: _failed, ...account }) => account) }),
    'staff.add': async (input, call) => {
      const by = await people(call, input, input.role === 'supervisor');
      if (!by.ok) return by;
      const { name, role, staffId, secret } = input;
      const added = await staff.add({ name, role, staffId, secret, mustChange: true }, by.value);
      if (added.ok) hub.touch('staff');
      return seen(added);
    },
    'staff.disable': (input, call) => onOther(call, input, (by) => staff.disable(input.staffId, by)),
    'staff.resetSecret': (input, call) =>
      onOther(call, input, (by) => staff.setSecret(input.staffId, input.secret, by)),
    'staff.seconds': ({ rule }, { actor }) => {
      const people = actor === null ? [] : staff.secondsFor(actor, rule);
      return ok({ people: people.map(({ staffId, name, role }) => ({ staffId, name, role })) });
    },
  };
};
