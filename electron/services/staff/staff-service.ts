import type { Clock } from '#basics/clock.ts';
import { Mutex } from '#basics/mutex.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import {
  acceptSecret,
  lockedForMs,
  lockMs,
  mayBeSecond,
  type SecondRule,
  type StaffAccount,
  type StaffMember,
  type StaffRole,
} from '#domain/staff/staff-member.ts';
import type { Stores } from '../ports.ts';
import { hashSecret, isSecret } from './secret-hash.ts';

export type { Pair } from '#domain/staff/pair.ts';
export type { SecondRule, StaffMember } from '#domain/staff/staff-member.ts';

export interface NewStaff {
  readonly name: string;
  readonly role: StaffRole;
  readonly secret: string;
  /** The bank's staff number; the next free number of the station without it. */
  readonly staffId?: string | undefined;
  /** Somebody else chose the secret: it is changed at the first sign-in. */
  readonly mustChange?: boolean;
}

/** An account without its secret. */
export type ListedStaff = Omit<StaffAccount, 'secretHash' | 'createdAt'>;

const listed = ({ secretHash: _secretHash, createdAt: _createdAt, ...account }: StaffAccount): ListedStaff => account;

/** Longer than any secret: not even looked at. */
const MOST_TYPED = 256;

/** The accounts of the outlet's staff: who stands there, proven by a secret. */
export class StaffService {
  readonly #stores: Pick<Stores, 'staff' | 'audit' | 'transaction'>;
  readonly #clock: Clock;
  readonly #window: 'teller' | 'command' | 'host';
  readonly #turn = new Mutex();

  constructor(options: {
    readonly stores: Pick<Stores, 'staff' | 'audit' | 'transaction'>;
    readonly clock: Clock;
    /** Where it is asked, for the audit. */
    readonly window: 'teller' | 'command' | 'host';
  }) {
    this.#stores = options.stores;
    this.#clock = options.clock;
    this.#window = options.window;
  }

  /**
   * Adds somebody; `by` are the numbers of those who do (none: the station itself). Fails with `staff.name-empty`,
   * `staff.id-malformed`, `staff.id-taken` (param `id`), `staff.secret-length` (params `least`, `most`),
   * `staff.secret-too-simple`.
   */
  add(person: NewStaff, by: readonly string[] = []): Promise<Result<StaffMember>> {
    return this.#turn.run(async () => {
      const name = person.name.trim();
      if (name === '') return fail('staff.name-empty', 'ask');
      const staffId = person.staffId?.trim() ?? this.#nextId();
      if (!/^[0-9A-Za-z-]{1,20}$/.test(staffId)) return fail('staff.id-malformed', 'ask');
      if (this.#stores.staff.find(staffId) !== null) return fail('staff.id-taken', 'ask', { id: staffId });
      const accepted = acceptSecret(person.secret, { staffId, name });
      if (!accepted.ok) return accepted;
      const { role, mustChange = false } = person;
      const secretHash = await hashSecret(person.secret);
      const createdAt = this.#clock.now();
      this.#stores.transaction(() => {
        this.#stores.staff.insert({
          staffId,
          name,
          role,
          secretHash,
          mustChange,
          failed: 0,
          lockedUntil: null,
          disabledAt: null,
          createdAt,
        });
        this.#audit('account.added', by, { account: staffId, role });
      });
      return ok({ staffId, name, role });
    });
  }

  /**
   * A new secret for somebody, chosen by `by`; one chosen by others has to be changed at the next sign-in. A closed
   * account is opened again. Fails with `staff.unknown`, `staff.secret-length`, `staff.secret-too-simple`,
   * `staff.secret-unchanged`.
   */
  setSecret(staffId: string, secret: string, by: readonly string[] = []): Promise<Result<void>> {
    return this.#turn.run(async () => {
      const account = this.#stores.staff.find(staffId);
      if (account === null) return fail('staff.unknown', 'ask');
      const accepted = acceptSecret(secret, account);
      if (!accepted.ok) return accepted;
      if (await isSecret(account.secretHash, secret)) return fail('staff.secret-unchanged', 'ask');
      const secretHash = await hashSecret(secret);
      const byOthers = by.some((one) => one !== staffId);
      this.#stores.transaction(() => {
        this.#stores.staff.setSecret(staffId, secretHash, byOthers);
        if (account.disabledAt !== null) this.#stores.staff.setDisabled(staffId, null);
        this.#audit('account.secret-set', by, { account: staffId, reopened: account.disabledAt !== null });
      });
      return done;
    });
  }

  /**
   * Closes an account: nobody signs in with it any more. Fails with `staff.unknown`, `staff.disabled` (it was before)
   * and `staff.last-supervisor`.
   */
  disable(staffId: string, by: readonly string[]): Promise<Result<void>> {
    return this.#turn.run(async () => {
      const account = this.#stores.staff.find(staffId);
      if (account === null) return fail('staff.unknown', 'ask');
      if (account.disabledAt !== null) return fail('staff.disabled', 'ask');
      if (account.role === 'supervisor' && this.supervisors().length === 1) return fail('staff.last-supervisor', 'ask');
      this.#stores.transaction(() => {
        this.#stores.staff.setDisabled(staffId, this.#clock.now());
        this.#audit('account.disabled', by, { account: staffId });
      });
      return done;
    });
  }

  list(): readonly ListedStaff[] {
    return this.#stores.staff.list().map(listed);
  }

  find(staffId: string): ListedStaff | null {
    const account = this.#stores.staff.find(staffId);
    return account === null ? null : listed(account);
  }

  /** Who could be the second person beside this one: may sign in, with a secret nobody else knows. */
  secondsFor(first: Pick<StaffMember, 'staffId' | 'role'>, rule: SecondRule): readonly ListedStaff[] {
    return this.list().filter(
      (account) => account.disabledAt === null && !account.mustChange && mayBeSecond(first, account, rule).ok,
    );
  }

  /** Supervisors who may sign in. */
  supervisors(): readonly ListedStaff[] {
    return this.list().filter(({ role, disabledAt }) => role === 'supervisor' && disabledAt === null);
  }

  /**
   * Who it is, if the secret is right. Fails with `staff.unknown`, `staff.disabled`, `staff.wrong-secret` and
   * `staff.locked` (params `seconds`); while it is locked no secret is looked at. One after the other: guesses made at
   * once count all.
   */
  verify(staffId: string, secret: string): Promise<Result<StaffMember>> {
    return this.#turn.run(async () => {
      const account = this.#stores.staff.find(staffId);
      if (account === null) return fail('staff.unknown', 'ask');
      if (account.disabledAt !== null) return fail('staff.disabled', 'ask');
      const lockedMs = lockedForMs(account, this.#clock.now());
      if (lockedMs > 0) return fail('staff.locked', 'ask', { seconds: Math.ceil(lockedMs / 1000) });
      // Counted before it is looked at: pulling the plug in between gains nobody a try.
      this.#countTry(account);
      const right = secret.length <= MOST_TYPED && (await isSecret(account.secretHash, secret));
      if (!right) return fail('staff.wrong-secret', 'ask');
      this.#stores.staff.setTries(staffId, 0, null);
      const { name, role } = account;
      return ok({ staffId, name, role });
    });
  }

  /**
   * The second person of an act that needs two, with the own secret. Fails as `verify` does, and with
   * `staff.same-person`, `staff.not-supervisor` (`mayBeSecond`), `staff.must-change-secret` (somebody else knows the
   * secret); then no try is counted.
   */
  async verifySecond(
    first: Pick<StaffMember, 'staffId' | 'role'>,
    { staffId, secret }: { readonly staffId: string; readonly secret: string },
    rule: SecondRule,
  ): Promise<Result<StaffMember>> {
    const account = this.#stores.staff.find(staffId);
    if (account === null) return fail('staff.unknown', 'ask');
    const may = mayBeSecond(first, account, rule);
    if (!may.ok) return may;
    return account.mustChange ? fail('staff.must-change-secret', 'ask') : this.verify(staffId, secret);
  }

  #countTry({ staffId, failed }: StaffAccount): void {
    const now = this.#clock.now();
    const lock = lockMs(failed + 1);
    this.#stores.transaction(() => {
      this.#stores.staff.setTries(staffId, failed + 1, lock === 0 ? null : now + lock);
      this.#audit('account.secret-tried', [staffId], { failedBefore: failed });
    });
  }

  #nextId(): string {
    const numbers = this.#stores.staff.list().map(({ staffId }) => Number(staffId));
    const highest = Math.max(0, ...numbers.filter((number) => Number.isSafeInteger(number)));
    return String(highest + 1).padStart(3, '0');
  }

  #audit(
    event: AuditEventId,
    by: readonly string[],
    detail: Readonly<Record<string, string | number | boolean>>,
  ): void {
    const [actor = this.#window, second] = by;
    this.#stores.audit.append({
      at: this.#clock.now(),
      event,
      actor,
      window: this.#window,
      sessionId: null,
      detail: second === undefined ? detail : { ...detail, second },
    });
  }
}
