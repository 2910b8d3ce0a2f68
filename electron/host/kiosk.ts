import { type Clock, chinaDate } from '#basics/clock.ts';
import type { IdSource } from '#basics/ids.ts';
import type { Logger } from '#basics/logger.ts';
import { fail, type Result } from '#basics/result.ts';
import type { CardPlace, OutletView, StationView } from '#contract/views.ts';
import { MachineWatch } from '#services/devices/machine-watch.ts';
import { checkStation, isReady } from '#services/devices/readiness.ts';
import type { IssuanceDevices, StationFacts } from '#services/issuance/act-context.ts';
import { Away } from '#services/issuance/away.ts';
import type { BankProfiles } from '#services/issuance/bank-profiles.ts';
import type { ConsentTexts } from '#services/issuance/consents.ts';
import { PhotoDesk, type SecondPerson } from '#services/issuance/photo-desk.ts';
import type { IssuancePolicy } from '#services/issuance/policy.ts';
import { ReviewWatch } from '#services/issuance/review-watch.ts';
import { SessionService } from '#services/issuance/session-service.ts';
import { currentApplication } from '#services/issuance/views/case-view.ts';
import { Outbox } from '#services/outbox/outbox.ts';
import { directoryOf, type OutletDirectory } from '#services/outlets/directory.ts';
import { BackgroundMemory } from '#services/photo/background-memory.ts';
import type { PhotoJudge } from '#services/photo/port.ts';
import type { DocumentCamera, StationRegistration, Stores, TrainingDesk } from '#services/ports.ts';
import { RecoveryService } from '#services/recovery/recovery-service.ts';
import type { TrainingStaff } from '#services/staff/training-staff.ts';
import { reconcile } from '#services/stock/exception-ledger.ts';
import { StockService } from '#services/stock/stock-service.ts';
import { ViewHub } from './view-hub.ts';

export interface KioskOptions {
  readonly station: StationFacts & { readonly training: boolean; readonly teller: string };
  readonly policy: IssuancePolicy;
  readonly devices: IssuanceDevices;
  readonly desk: TrainingDesk | null;
  readonly camera: DocumentCamera | null;
  readonly stores: Stores;
  readonly texts: ConsentTexts;
  readonly judge: PhotoJudge;
  /** Who can sign in for a second person's act. */
  readonly staff: SecondPerson;
  /** The supervisor people train with and the secret, made when first asked for; null on a real station. */
  readonly trainingStaff: (() => Promise<Result<TrainingStaff>>) | null;
  /** What the bank of an outlet asks for; by its name in the directory. */
  readonly profileOf: BankProfiles['profileOf'];
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
}

const NOT_ASKED: Result<StationRegistration> = fail('platform.not-asked', 'retry');

/** The running kiosk: services around one set of devices and one database, and the views that show them. */
export class Kiosk {
  readonly options: KioskOptions;
  readonly hub = new ViewHub();
  readonly session: SessionService;
  readonly recovery: RecoveryService;
  readonly machine: MachineWatch;
  readonly stock: StockService;
  readonly photos: PhotoDesk;
  readonly background: BackgroundMemory;
  readonly reviews: ReviewWatch;
  /** Whether the applicant's screen is hidden. */
  readonly away = new Away();
  readonly #outbox: Outbox;
  #registration: Result<StationRegistration> = NOT_ASKED;
  #directory: OutletDirectory = directoryOf(null);
  #readingDirectory: Promise<void> | null = null;
  #checks: StationView['checks'] = [];
  #checking: Promise<void> | null = null;
  #lastAct: string | null = null;
  #leaveDesk: (() => void) | null = null;

  constructor(options: KioskOptions) {
    this.options = options;
    const { devices, stores, clock, ids, logger, station, policy } = options;
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
      changed: () => {
        this.hub.touch('session', 'applicant');
        if (this.session.current?.state.step === 'closed') this.hub.touch('station');
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
    this.stock = new StockService({ stores, clock, printer: devices.printer });
    this.photos = new PhotoDesk({
      session: this.session,
      judge: options.judge,
      platform: devices.platform,
      stores,
      staff: options.staff,
      clock,
      logger,
      teller: station.teller,
      station: `outlet-${station.outletNo}`,
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
    this.#outbox = new Outbox({ stores, platform: devices.platform, clock, logger });
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
    this.machine.start();
    await this.recovery.start();
    this.#leaveDesk = this.options.desk?.watch(() => this.hub.touch('training')) ?? null;
    await this.check();
    this.#outbox.start();
    this.reviews.start();
  }

  /** Lets a running act finish, then closes the lines. A card is never left in the middle of a move. */
  async close(): Promise<void> {
    this.#leaveDesk?.();
    await this.recovery.close();
    this.session.abortWait({ forGood: true });
    await this.session.settled();
    await this.reviews.close();
    await this.#outbox.close();
    await this.machine.close();
    const { reader, printer, chip, platform } = this.options.devices;
    await Promise.all([reader.close(), printer.close(), chip.close(), platform.close()]);
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

  async #check(): Promise<void> {
    this.hub.touch('station');
    const { devices, stores, policy, judge, clock } = this.options;
    this.#registration = await this.#register();
    if (this.#registration.ok) this.#outbox.wake();
    if (this.#directory.source === 'published') await this.readDirectory();
    const facts = {
      registration: this.#registration,
      models: await judge.check(),
      background: this.background.last,
      today: chinaDate(clock.now()),
    };
    this.#checks = [...(await checkStation({ devices, stores, policy, ...facts }))];
    await this.machine.refresh();
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
    const received = this.stock.receive(registration.value);
    return received.ok ? registration : received;
  }
}
