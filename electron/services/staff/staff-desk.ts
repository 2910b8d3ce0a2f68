import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import { mayTakeSeat, type StaffMember, serves } from '#domain/staff/staff-member.ts';
import { noteAudit } from '../audit/note-audit.ts';
import type { Stores } from '../ports.ts';
import { FirstStart } from './first-start.ts';
import type { NewStaff, StaffService } from './staff-service.ts';

/** Who is at the teller's window, as its screen shows it. */
export interface Seat {
  readonly member: StaffMember;
  /** Somebody else chose the secret: nothing is done before the own one. */
  readonly mustChange: boolean;
  /** The window shows nothing before somebody signs in again; a session at the counter is kept. */
  readonly locked: boolean;
}

export interface StaffDeskOptions {
  readonly staff: StaffService;
  readonly stores: Pick<Stores, 'audit'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** So long without an act the window stays open, milliseconds. */
  readonly idleLockMs: number;
  /**
   * Who works the teller's window without signing in there: a command, which is as trusted as its state directory.
   * Null where people sign in.
   */
  readonly operator: StaffMember | null;
  /** Whether a session is at the counter. */
  readonly sessionOpen: () => boolean;
  /** Called after every change of what is shown. */
  readonly changed: () => void;
}

/**
 * The teller's window as a seat: one person signed in at a time, locked by hand or when nobody touches it. A machine at
 * work goes on while it is locked; nothing new is begun.
 */
export class StaffDesk {
  readonly firstStart: FirstStart;
  readonly #options: StaffDeskOptions;
  readonly #stop = new AbortController();
  #seat: Seat | null = null;
  /** Monotonic. */
  #touchedAt = 0;
  #watching: Promise<void> | null = null;

  constructor(options: StaffDeskOptions) {
    this.#options = options;
    this.firstStart = new FirstStart(options);
    const { operator } = options;
    if (operator !== null) this.#seat = { member: operator, mustChange: false, locked: false };
  }

  /** Null while nobody is signed in. */
  get seat(): Seat | null {
    this.#lockWhenIdle();
    return this.#seat;
  }

  /**
   * Who may act at the window now. Fails with `staff.sign-in-needed`, `staff.window-locked` and
   * `staff.must-change-secret`.
   */
  actor(): Result<StaffMember> {
    const { seat } = this;
    if (seat === null) return fail('staff.sign-in-needed', 'ask');
    if (seat.locked) return fail('staff.window-locked', 'ask');
    return seat.mustChange ? fail('staff.must-change-secret', 'ask') : ok(seat.member);
  }

  /**
   * Sits down at the window, or comes back to it. Fails as `StaffService.verify` does, and with
   * `staff.session-of-other`; then no try is counted.
   */
  async signIn(staffId: string, secret: string): Promise<Result<void>> {
    const { staff } = this.#options;
    const account = staff.find(staffId);
    const may = account === null ? done : this.#mayTake(account);
    if (!may.ok) return may;
    const proven = await staff.verify(staffId, secret);
    if (!proven.ok) return proven;
    // A session may have begun, or somebody else have come, while the secret was looked at.
    const still = this.#mayTake(proven.value);
    if (!still.ok) return still;
    const before = this.#seat;
    this.#sit(proven.value, staff.find(staffId)?.mustChange ?? false);
    if (before?.member.staffId === staffId) this.#audit('seat.came-back', staffId);
    else this.#audit('seat.signed-in', staffId, { after: before?.member.staffId ?? null });
    return done;
  }

  #mayTake(next: StaffMember): Result<void> {
    return mayTakeSeat(this.#seat?.member ?? null, next, this.#options.sessionOpen());
  }

  #sit({ staffId, name, role }: StaffMember, mustChange: boolean): void {
    this.#seat = { member: { staffId, name, role }, mustChange, locked: false };
    this.#touchedAt = this.#options.clock.monotonic();
    this.#options.changed();
  }

  /** Leaves the window. Fails with `staff.sign-in-needed`, and with `staff.session-open` while a session is one's own. */
  signOut(): Result<void> {
    const { seat } = this;
    if (seat === null) return fail('staff.sign-in-needed', 'ask');
    if (serves(seat.member) && this.#options.sessionOpen()) return fail('staff.session-open', 'ask');
    this.#seat = null;
    this.#audit('seat.signed-out', seat.member.staffId);
    this.#options.changed();
    return done;
  }

  /** Hides the window at once; without effect when nobody is signed in. */
  lock(): void {
    this.#lock('by-hand');
  }

  #lock(why: 'by-hand' | 'idle'): void {
    const seat = this.#seat;
    if (seat === null || seat.locked) return;
    this.#seat = { ...seat, locked: true };
    // Nobody waits for the disk here: a window that nobody watches is locked in any case.
    noteAudit(this.#options.logger, 'seat.locked', () => this.#audit('seat.locked', seat.member.staffId, { why }));
    this.#options.changed();
  }

  /** Somebody touches the window: it does not lock for a while. */
  touch(): void {
    const { seat } = this;
    if (seat !== null && !seat.locked) this.#touchedAt = this.#options.clock.monotonic();
  }

  /**
   * The own secret, changed by whoever is signed in. Fails with `staff.sign-in-needed`, `staff.window-locked`, as
   * `StaffService.verify` does for the old one and as `setSecret` does for the new one.
   */
  async changeSecret(old: string, wanted: string): Promise<Result<void>> {
    const { seat } = this;
    if (seat === null) return fail('staff.sign-in-needed', 'ask');
    if (seat.locked) return fail('staff.window-locked', 'ask');
    const { staff } = this.#options;
    const { member } = seat;
    const proven = await staff.verify(member.staffId, old);
    if (!proven.ok) return proven;
    const changed = await staff.setSecret(member.staffId, wanted, [member.staffId]);
    if (!changed.ok) return changed;
    if (this.#seat?.member.staffId === member.staffId) this.#seat = { ...this.#seat, mustChange: false };
    this.touch();
    this.#options.changed();
    return done;
  }

  /**
   * The first supervisor of a new station, signed in at once. Fails with the codes of `FirstStart.accept` and of
   * `StaffService.add`.
   */
  async firstSupervisor(code: string, person: Pick<NewStaff, 'name' | 'secret' | 'staffId'>): Promise<Result<void>> {
    const accepted = this.firstStart.accept(code);
    if (!accepted.ok) return accepted;
    // Taken away while the account is made: two who come at once are not both the first.
    this.firstStart.end();
    const added = await this.#options.staff.add({ ...person, role: 'supervisor' });
    if (!added.ok) {
      this.firstStart.again(code);
      return added;
    }
    this.#sit(added.value, false);
    this.#audit('seat.signed-in', added.value.staffId, { after: null });
    return done;
  }

  /** Watches for an idle window until `close`. */
  start(): void {
    this.#watching ??= this.#watch();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#watching;
  }

  async #watch(): Promise<void> {
    const { clock } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await clock.sleep(Math.max(this.#leftMs(), LEAST_LOOK_MS), signal);
      if (!signal.aborted) this.#lockWhenIdle();
    }
  }

  /** How long the window stays open if nobody touches it. */
  #leftMs(): number {
    const { clock, idleLockMs } = this.#options;
    const open = this.#seat !== null && !this.#seat.locked;
    return open ? this.#touchedAt + idleLockMs - clock.monotonic() : idleLockMs;
  }

  #lockWhenIdle(): void {
    if (this.#options.operator === null && this.#leftMs() <= 0) this.#lock('idle');
  }

  #audit(event: AuditEventId, staffId: string, detail: Readonly<Record<string, string | null>> = {}): void {
    const { stores, clock } = this.#options;
    stores.audit.append({ at: clock.now(), event, actor: staffId, window: 'teller', sessionId: null, detail });
  }
}

/** The watch looks no more often than this. */
const LEAST_LOOK_MS = 250;
