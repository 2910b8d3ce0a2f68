import type { Clock } from '#basics/clock.ts';
import { Mutex } from '#basics/mutex.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import {
  acceptSecret,
  lockedForMs,
  lockMs,
  mayBeSecond,
  type StaffAccount,
  type StaffMember,
  type StaffRole,
} from '#domain/staff/staff-member.ts';
import type { Stores } from '../ports.ts';
import { hashSecret, isSecret } from './secret-hash.ts';

export interface NewStaff {
  readonly name: string;
  readonly role: StaffRole;
  readonly secret: string;
  /** The bank's staff number; the next free number of the station without it. */
  readonly staffId?: string | undefined;
}

export interface ListedStaff extends StaffMember {
  /** Wrong secrets since the last right one. */
  readonly failed: number;
  /** No secret is taken before; null when nothing holds. */
  readonly lockedUntil: number | null;
}

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
   * Adds somebody. Fails with `staff.name-empty`, `staff.id-malformed`, `staff.id-taken` (param `id`),
   * `staff.secret-length` (params `least`, `most`), `staff.secret-too-simple`.
   */
  add(person: NewStaff): Promise<Result<StaffMember>> {
    return this.#turn.run(async () => {
      const name = person.name.trim();
      if (name === '') return fail('staff.name-empty', 'ask');
      const staffId = person.staffId?.trim() ?? this.#nextId();
      if (!/^[0-9A-Za-z-]{1,20}$/.test(staffId)) return fail('staff.id-malformed', 'ask');
      if (this.#stores.staff.find(staffId) !== null) return fail('staff.id-taken', 'ask', { id: staffId });
      const accepted = acceptSecret(person.secret, { staffId, name });
      if (!accepted.ok) return accepted;
      const { role } = person;
      const secretHash = await hashSecret(person.secret);
      const createdAt = this.#clock.now();
      this.#stores.transaction(() => {
        this.#stores.staff.insert({ staffId, name, role, secretHash, failed: 0, lockedUntil: null, createdAt });
        this.#audit('account.added', staffId, { role });
      });
      return ok({ staffId, name, role });
    });
  }

  /** A new secret for somebody. Fails with `staff.unknown`, `staff.secret-length`, `staff.secret-too-simple`. */
  setSecret(staffId: string, secret: string): Promise<Result<void>> {
    return this.#turn.run(async () => {
      const account = this.#stores.staff.find(staffId);
      if (account === null) return fail('staff.unknown', 'ask');
      const accepted = acceptSecret(secret, account);
      if (!accepted.ok) return accepted;
      const secretHash = await hashSecret(secret);
      this.#stores.transaction(() => {
        this.#stores.staff.setSecret(staffId, secretHash);
        this.#audit('account.secret-set', staffId, {});
      });
      return done;
    });
  }

  list(): readonly ListedStaff[] {
    return this.#stores.staff
      .list()
      .map(({ staffId, name, role, failed, lockedUntil }) => ({ staffId, name, role, failed, lockedUntil }));
  }

  /**
   * Who it is, if the secret is right. Fails with `staff.unknown`, `staff.wrong-secret` and `staff.locked` (params
   * `seconds`); while it is locked no secret is looked at. One after the other: guesses made at once count all.
   */
  verify(staffId: string, secret: string): Promise<Result<StaffMember>> {
    return this.#turn.run(async () => {
      const account = this.#stores.staff.find(staffId);
      if (account === null) return fail('staff.unknown', 'ask');
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
   * The second person of an act that needs two: a supervisor with the own secret, another person than the first. Fails
   * as `verify` does, and with `staff.same-person`, `staff.not-supervisor`; then no try is counted.
   */
  async verifySecond(firstStaffId: string, staffId: string, secret: string): Promise<Result<StaffMember>> {
    const account = this.#stores.staff.find(staffId);
    if (account === null) return fail('staff.unknown', 'ask');
    const may = mayBeSecond(firstStaffId, account);
    return may.ok ? this.verify(staffId, secret) : may;
  }

  #countTry({ staffId, failed }: StaffAccount): void {
    const now = this.#clock.now();
    const lock = lockMs(failed + 1);
    this.#stores.transaction(() => {
      this.#stores.staff.setTries(staffId, failed + 1, lock === 0 ? null : now + lock);
      this.#audit('account.secret-tried', staffId, { failedBefore: failed });
    });
  }

  #nextId(): string {
    const numbers = this.#stores.staff.list().map(({ staffId }) => Number(staffId));
    const highest = Math.max(0, ...numbers.filter((number) => Number.isSafeInteger(number)));
    return String(highest + 1).padStart(3, '0');
  }

  #audit(event: AuditEventId, staffId: string, detail: Readonly<Record<string, string | number>>): void {
    const at = this.#clock.now();
    this.#stores.audit.append({ at, event, actor: staffId, window: this.#window, sessionId: null, detail });
  }
}
