import { type Clock, chinaDate } from '#basics/clock.ts';
import type { IdSource } from '#basics/ids.ts';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, type Result } from '#basics/result.ts';
import { storageFault } from '#basics/storage-fault.ts';
import type { CardPlace, OutletView, StationView } from '#contract/views.ts';
import { AuditKeeper } from '#services/audit/audit-keeper.ts';
import type { StationKey } from '#services/audit/station-key.ts';
import { DatabaseService } from '#services/database/database-service.ts';
import { MachineWatch } from '#services/devices/machine-watch.ts';
import { checkStation, isReady } from '#services/devices/readiness.ts';
import { TEST_CARD_TESTS, testCardCheck } from '#services/devices/test-card.ts';
import { ApplicantScreen } from '#services/diagnostics/applicant-screen.ts';
import { DiagnosticsService } from '#services/diagnostics/diagnostics-service.ts';
import type { DiagnosticsParts } from '#services/diagnostics/parts.ts';
import type { IssuanceDevices, StationFacts } from '#services/issuance/act-context.ts';
import { Away } from '#services/issuance/away.ts';
import type { BankProfiles } from '#services/issuance/bank-profiles.ts';
import type { ConsentTexts } from '#services/issuance/consents.ts';
import { PhotoDesk } from '#services/issuance/photo-desk.ts';
import type { IssuancePolicy } from '#services/issuance/policy.ts';
import { ReviewWatch } from '#services/issuance/review-watch.ts';
import { SessionService } from '#services/issuance/session-service.ts';
import { currentApplication } from '#services/issuance/views/case-view.ts';
import { lineChecks, type SpaceLimits } from '#services/line/line-checks.ts';
import { type CertificateFacts, LineWatch, type SkewLimits } from '#services/line/line-watch.ts';
import { Outbox } from '#services/outbox/outbox.ts';
import { directoryOf, type OutletDirectory } from '#services/outlets/directory.ts';
import { BackgroundMemory } from '#services/photo/background-memory.ts';
import type { PhotoJudge } from '#services/photo/port.ts';
import type { DatabaseFiles, DocumentCamera, StationRegistration, Stores, TrainingDesk } from '#services/ports.ts';
import { Forgetting, type KeepRule } from '#services/privacy/forgetting.ts';
import { RecoveryService } from '#services/recovery/recovery-service.ts';
import { StaffDesk } from '#services/staff/staff-desk.ts';
import type { StaffMember, StaffService } from '#services/staff/staff-service.ts';
import type { TrainingStaff } from '#services/staff/training-staff.ts';
import { reconcile } from '#services/stock/exception-ledger.ts';
import type { StockLimits } from '#services/stock/limits.ts';
import { StockDesk } from '#services/stock/stock-desk.ts';
import { RestartSwitch } from './restart-switch.ts';
import { ViewHub } from './view-hub.ts';

export interface KioskOptions {
  readonly station: StationFacts & { readonly training: boolean };
  readonly policy: IssuancePolicy;
  readonly limits: StockLimits;
  readonly devices: IssuanceDevices;
  readonly desk: TrainingDesk | null;
  readonly camera: DocumentCamera | null;
  readonly stores: Stores;
  readonly line: {
    readonly files: DatabaseFiles;
    /** Null where the line is not certified (training). */
    readonly certificate: CertificateFacts | null;
    readonly skew: SkewLimits;
    readonly space: SpaceLimits;
  };
  /** What is only for tests of devices. */
  readonly diagnostics: Pick<DiagnosticsParts, 'facts' | 'paper' | 'testPage'>;
  readonly texts: ConsentTexts;
  readonly judge: PhotoJudge;
  /** The accounts of the outlet's staff. */
  readonly staff: StaffService;
  /** So long without an act the teller's window stays open, milliseconds. */
  readonly idleLockMs: number;
  /** Who works the teller's window without signing in; null where people do. */
  readonly operator: StaffMember | null;
  /** Whom people train as, with their secrets, made when first asked for; null on a real station. */
  readonly trainingStaff: (() => Promise<Result<TrainingStaff>>) | null;
  /** What the bank of an outlet asks for; by its name in the directory. */
  readonly profileOf: BankProfiles['profileOf'];
  /** Signs the station's books. */
  readonly key: StationKey;
  /** When personal data is deleted, and where saved slips lie. */
  readonly privacy: { readonly rule: KeepRule; readonly slips: string };
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
}

const NOT_ASKED: Result<StationRegistration> = fail('platform.not-asked', 'retry');

/** The running kiosk: services around one set of devices and one database, and the views that show them. */
export class Kiosk {
  readonly options: KioskOptions;
  readonly hub = new ViewHub();
  /** Pressed when somebody asks for a restart. */
  readonly restart = new RestartSwitch();
  readonly session: SessionService;
  readonly recovery: RecoveryService;
  readonly machine: MachineWatch;
  readonly stock: StockDesk;
  readonly photos: PhotoDesk;
  /** Who is signed in at the teller's window. */
  readonly staffDesk: StaffDesk;
  readonly background: BackgroundMemory;
  readonly reviews: ReviewWatch;
  readonly audit: AuditKeeper;
  readonly #forgetting: Forgetting;
  /** Whether the applicant's screen is hidden. */
  readonly away = new Away();
  readonly outbox: Outbox;
  readonly applicantScreen: ApplicantScreen;
  readonly diagnostics: DiagnosticsService;
  readonly database: DatabaseService;
  readonly #line: LineWatch;
  #registration: Result<StationRegistration> = NOT_ASKED;
  #directory: OutletDirectory = directoryOf(null);
  #readingDirectory: Promise<void> | null = null;
  #checks: StationView['checks'] = [];
  #checking: Promise<void> | null = null;
  /** What the disk said when a row was last to be written; null: it took it. */
  #storage: Failure | null = null;
  #lastAct: string | null = null;
  #sessionWasOpen = false;
  #leaveDesk: (() => void) | null = null;

  constructor(options: KioskOptions) {
    this.options = options;
    const { devices, stores, clock, ids, logger, station, policy, key } = options;
    this.audit = new AuditKeeper({ stores, key, clock, logger });
    this.#forgetting = new Forgetting({ stores, clock, logger, ...options.privacy });
    this.machine = new MachineWatch({
      printer: devices.printer,
      clock,
      changed: () => this.hub.touch('machine', 'training', 'session', 'applicant'),
    });
    this.session = new SessionService({
      devices,
      station,
      place: () => this.#place(),
      policy,
      stores,
      clock,
      ids,
      logger,
      look: () => this.machine.refresh(),
      hashPerson: key.hashPerson,
      changed: () => {
        this.hub.touch('session', 'applicant');
        if (this.session.current?.state.step === 'closed') this.hub.touch('station');
        this.#followSeat();
        this.#followMachine();
      },
    });
    this.recovery = new RecoveryService({
      session: this.session,
      devices,
      stores,
      clock,
      logger,
      changed: () => this.hub.touch('recovery', 'applicant', 'session'),
    });
    this.stock = new StockDesk({
      parts: { stores, clock, printer: devices.printer },
      platform: devices.platform,
      station: { outletNo: station.outletNo, training: station.training },
      limits: options.limits,
      sign: (bytes) => key.signBytes(bytes),
    });
    this.photos = new PhotoDesk({
      session: this.session,
      judge: options.judge,
      platform: devices.platform,
      stores,
      staff: options.staff,
      clock,
      logger,
      station: `outlet-${station.outletNo}`,
    });
    this.staffDesk = new StaffDesk({
      staff: options.staff,
      stores,
      clock,
      logger,
      idleLockMs: options.idleLockMs,
      operator: options.operator,
      sessionOpen: () => this.session.open,
      changed: () => this.hub.touch('staff', 'session', 'station'),
    });
    this.background = new BackgroundMemory({
      judge: options.judge,
      values: stores.values,
      clock,
      changed: () => this.hub.touch('station'),
    });
    this.reviews = new ReviewWatch({
      session: this.session,
      sessions: stores.sessions,
      platform: devices.platform,
      clock,
      logger,
      pollMs: policy.reviewPollMs,
      changed: () => this.hub.touch('station', 'session', 'applicant'),
    });
    this.outbox = new Outbox({
      stores,
      platform: devices.platform,
      clock,
      logger,
      changed: () => this.hub.touch('line'),
    });
    this.database = new DatabaseService({
      files: options.line.files,
      stores,
      devices,
      clock,
      logger,
      idle: () => !this.session.open,
      changed: () => this.hub.touch('line'),
    });
    this.applicantScreen = new ApplicantScreen(() => this.hub.touch('applicant'));
    this.diagnostics = new DiagnosticsService({
      parts: {
        applicantScreen: this.applicantScreen,
        ...options.diagnostics,
        devices,
        camera: options.camera,
        books: { stores, files: options.line.files },
        values: stores.values,
        line: options.line,
        rejectBoxCapacity: policy.rejectBoxCapacity,
        clock,
        logger,
      },
      free: () => this.#noSession(),
      changed: () => this.hub.touch('diagnostics'),
      after: () => this.checkAnew(),
    });
    this.#line = new LineWatch({
      platform: devices.platform,
      clock,
      logger,
      states: () => Object.fromEntries(this.#checks.map(({ check, state }) => [check, state])),
      changed: (carries) => this.#lineChanged(carries),
    });
  }

  /** The platform is heard of again: what waits for it goes out, and the station may be ready again. */
  #lineChanged(carries: boolean): void {
    this.hub.touch('line', 'machine', 'station');
    if (!carries) return;
    this.outbox.wake();
    if (!this.#registration.ok) void this.check();
  }

  #place() {
    const { station, policy, profileOf } = this.options;
    const { outletNo, district } = station;
    return { outletNo, district, profile: profileOf(this.outlet?.bank ?? ''), parameters: policy.eligibility };
  }

  /** When the platform was last asked about the review of the session at the counter. */
  get reviewAskedAt(): number | null {
    const state = this.session.current?.state;
    const application = state === undefined ? null : currentApplication(state);
    return application === null ? null : this.reviews.newsOf(application.id).askedAt;
  }

  /** A session was opened or closed: it binds whoever is signed in. */
  #followSeat(): void {
    if (this.session.open === this.#sessionWasOpen) return;
    this.#sessionWasOpen = this.session.open;
    this.hub.touch('staff');
  }

  /** An act began or ended: cards may have moved and been booked since the last look. */
  #followMachine(): void {
    const { current } = this.session;
    const act = current?.running?.act ?? null;
    if (act === this.#lastAct) return;
    this.#lastAct = act;
    this.hub.touch('machine', 'training');
    void this.machine.refresh();
  }

  /** Sessions without an end first; then looks at everything once, and keeps watching. */
  async start(): Promise<void> {
    this.audit.start(() => this.#forgetting.run());
    this.machine.start();
    this.staffDesk.start();
    await this.recovery.start();
    this.#leaveDesk = this.options.desk?.watch(() => this.hub.touch('training')) ?? null;
    await this.check();
    this.outbox.start();
    this.#line.start();
    this.database.start();
    this.reviews.start();
  }

  /** Lets a running act finish, then closes the lines. A card is never left in the middle of a move. */
  async close(): Promise<void> {
    this.#leaveDesk?.();
    await this.staffDesk.close();
    await this.recovery.close();
    this.session.abortWait({ forGood: true });
    await this.diagnostics.close();
    await this.session.settled();
    await this.reviews.close();
    await this.outbox.close();
    await this.#line.close();
    await this.machine.close();
    await this.audit.close();
    const { reader, printer, chip, platform } = this.options.devices;
    await Promise.all([reader.close(), printer.close(), chip.close(), platform.close()]);
    await this.database.close();
  }

  /** The platform's outlets, the published ones until it has answered. */
  get directory(): OutletDirectory {
    return this.#directory;
  }

  /** Asks the platform for its directory, once at a time; without an answer the list stays as it is. */
  readDirectory(): Promise<void> {
    this.#readingDirectory ??= this.options.devices.platform
      .outlets()
      .then((outlets) => {
        if (outlets.ok) this.#directory = directoryOf(outlets.value);
      })
      .finally(() => {
        this.#readingDirectory = null;
      });
    return this.#readingDirectory;
  }

  get outlet(): OutletView | null {
    return this.#registration.ok ? this.#registration.value.outlet : null;
  }

  /**
   * Where the devices see the card. While the printer can't be asked, a card the books have in the machine is
   * somewhere in it: the last picture may be from before it moved.
   */
  get cardPlace(): CardPlace {
    const { online, place } = this.machine.facts;
    if (online || place === 'gate') return place;
    return this.options.stores.stock.inMachine().length > 0 ? 'inside-unknown' : place;
  }

  get checks(): StationView['checks'] {
    return this.#checks;
  }

  get checking(): boolean {
    return this.#checking !== null;
  }

  get ready(): boolean {
    return this.#checks.length > 0 && isReady(this.#checks);
  }

  get platformState(): 'ok' | 'down' | 'unknown' {
    if (this.options.devices.platform.line.state === 'down') return 'down';
    if (this.#registration.ok) return 'ok';
    return this.#registration.error.code === 'platform.not-asked' ? 'unknown' : 'down';
  }

  /** The printer's counters against the last known ones; what differs stands in the ledger of exceptions. */
  async reconcile(): Promise<void> {
    const { devices, stores, clock } = this.options;
    await reconcile(stores, clock, devices.printer);
    this.hub.touch('station');
  }

  /** Asks every device and the platform; calls that come meanwhile share the answer. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = null;
      this.hub.touch('station', 'machine');
    });
    return this.#checking;
  }

  /**
   * Whether something may be done to the station itself now: fails with `session.not-now`, `recovery.open` and
   * `diagnostics.running`.
   */
  betweenSessions(): Result<void> {
    const free = this.#noSession();
    return free.ok && this.diagnostics.running ? fail('diagnostics.running', 'ask') : free;
  }

  #noSession(): Result<void> {
    const step = this.session.current?.state.step;
    if (this.session.open) return fail('session.not-now', 'ask', { step: step ?? 'ready' });
    return this.recovery.open ? fail('recovery.open', 'ask') : done;
  }

  /** After something of the station changed: an answer that was being made before may not know of it. */
  async checkAnew(): Promise<void> {
    await this.#checking;
    await this.check();
  }

  async #check(): Promise<void> {
    this.hub.touch('station');
    const { devices, stores, policy, limits, judge, clock } = this.options;
    this.#storage = this.#tryDisk();
    this.#registration = await this.#register();
    if (this.#registration.ok) this.outbox.wake();
    if (this.#directory.source === 'published') await this.readDirectory();
    const facts = {
      registration: this.#registration,
      models: await judge.check(),
      background: this.background.last,
      today: chinaDate(clock.now()),
    };
    this.#checks = [
      ...(await checkStation({ devices, stores, policy, limits, ...facts })),
      ...this.#lineChecks(),
      ...this.#testCard(),
    ];
    this.diagnostics.noteChecks(this.#checks);
    await this.machine.refresh();
  }

  /** A row every time: whether the disk takes one is known before anybody is received. */
  #tryDisk(): Failure | null {
    const { stores, clock } = this.options;
    try {
      stores.values.set('last-check', String(clock.now()));
      return null;
    } catch (error) {
      const fault = storageFault(error);
      if (fault === null) throw error;
      return fault;
    }
  }

  #testCard(): StationView['checks'] {
    const { station, stores } = this.options;
    const due = testCardCheck({
      training: station.training,
      issued: stores.stock.balance().issued,
      verdicts: TEST_CARD_TESTS.map((test) => this.diagnostics.lastVerdict(test)),
    });
    return due === null ? [] : [due];
  }

  #lineChecks(): StationView['checks'] {
    const { devices, stores, station, clock, line } = this.options;
    return [
      ...lineChecks({
        stores,
        ...line,
        storage: this.#storage,
        lastBackupFailure: this.database.lastFailure,
        skewMs: devices.platform.line.skewMs,
        outletNo: station.outletNo,
        now: clock.now(),
      }),
    ];
  }

  /** The station file and the platform must agree on the outlet and on what is training: a wrong one makes no card. */
  async #register(): Promise<Result<StationRegistration>> {
    const { devices, station } = this.options;
    const registration = await devices.platform.register();
    if (!registration.ok) return registration;
    if (registration.value.outlet.no !== station.outletNo) {
      return fail('station.other-outlet', 'stop', {
        station: station.outletNo,
        platform: registration.value.outlet.no,
      });
    }
    if ((registration.value.environment === 'training') !== station.training) {
      return fail('station.other-environment', 'stop');
    }
    if (this.#storage !== null) return registration;
    const received = this.stock.care.receive(registration.value);
    return received.ok ? registration : received;
  }
}
