import type {
  BusyView,
  CardPlace,
  DeviceTileView,
  DiagnosticsView,
  LineView,
  MachineView,
  MakeStage,
  Reason,
  RecoveryView,
  SessionView,
  SettingsView,
  SetupView,
  StaffView,
  StationView,
  TestResultView,
} from '#contract/views.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { bank, ownCard } from './preview-case.ts';
import { previewOutlets } from './preview-data.ts';
import { machine, person, photo, session, stagesUpTo, station } from './preview-parts.ts';

/** The views a teller's screen is made of. */
export interface TellerPreview {
  readonly session: SessionView;
  readonly station: StationView;
  readonly machine: MachineView;
  /** Who is signed in, where it is not the teller. */
  readonly staff?: Partial<StaffView>;
  /** Nothing to decide after a start, where it is left out. */
  readonly recovery?: RecoveryView;
  /** A line that carries and nothing that waits, where it is left out. */
  readonly line?: Partial<LineView>;
  /** Devices in order and no test under way, where it is left out. */
  readonly devices?: DevicesPreview;
  /** Nothing wrong and nothing waiting, where it is left out. */
  readonly settings?: Partial<SettingsView>;
  /** The assistant is open, where it is not left out. */
  readonly setup?: Partial<SetupView>;
}

/** The devices beside a named screen, where it shows them. */
export interface DevicesPreview {
  readonly tiles?: Partial<Record<DeviceName, Partial<DeviceTileView>>>;
  readonly run?: DiagnosticsView['run'];
  readonly notNow?: string;
  /** Test by test, how it came out the last time. */
  readonly last?: Readonly<Record<string, TestResultView['verdict']>>;
}

export type Session = Partial<SessionView>;

export const busy = (what: string, usualMs: number, sinceMs: number, parts: Partial<BusyView> = {}): BusyView => ({
  what,
  usualMs,
  since: Date.now() - sinceMs,
  ...parts,
});

export const MINUTE = 60_000;

/** A wait for the reviewers, begun so long ago. */
export const review = (startedMs: number): NonNullable<SessionView['review']> => ({
  since: Date.now() - startedMs,
  usualMs: [5 * MINUTE, 15 * MINUTE],
  askedAt: Date.now() - 20_000,
});

export const screen = (
  changes: Session,
  place: CardPlace = 'none',
  machineChanges: Partial<MachineView> = {},
): TellerPreview => ({
  session: { ...session, ...changes },
  station,
  machine: { ...machine, place, ...machineChanges },
});

export const approved: NonNullable<SessionView['application']> = {
  id: 'A20261120-0001',
  mode: 'online',
  state: 'approved',
  submittedAt: 1_795_400_000_000,
  appliedFor: 'self',
  applicant: null,
  crossProvince: false,
  delivery: 'outlet',
  outlet: previewOutlets[0] ?? null,
  data: { phone: '138****0000', address: '湖南省临湘市****', occupation: '80', nationality: 'CHN' },
};
export const identified: Session = { sessionId: 'preview', person };
export const online: Session = { ...identified, mode: 'online', application: approved };
export const otherOutlet = previewOutlets[3] ?? null;

export const verdict = (
  decision: NonNullable<SessionView['verdict']>['decision'],
  list: readonly Reason[],
  changes: Session,
): TellerPreview =>
  screen({
    ...identified,
    step: 'verdict',
    verdict: { decision, reasons: [...list], outlet: decision === 'other-outlet' ? otherOutlet : null },
    ...changes,
  });

export const emptyForm: NonNullable<SessionView['form']> = {
  phone: '',
  division: '430682',
  address: '湖南省临湘市长安街道示例路 1 号',
  occupation: '',
  nationality: 'CHN',
  phoneOf: 'applicant',
  phoneCheck: null,
  dataConfirmed: false,
  disputed: null,
  consented: false,
  correcting: null,
  missing: ['form.phone-missing', 'form.occupation-missing', 'photo.missing', 'form.unconfirmed', 'consent.missing'],
};
export const fullForm: NonNullable<SessionView['form']> = {
  ...emptyForm,
  phone: '13800000000',
  occupation: '30000',
  phoneCheck: { realName: true, checkedAt: 1_795_400_000_000, source: '卡管平台' },
  dataConfirmed: true,
  consented: true,
  missing: [],
};
export const application = (form: SessionView['form'], changes: Session = {}): TellerPreview =>
  screen({
    ...identified,
    step: 'application',
    mode: 'onsite',
    form,
    materials: ownCard,
    bank,
    actions: ['application.submit', 'session.cancel'],
    ...changes,
  });

export const card = (place: CardPlace) => ({
  blankId: 'LX-0003-017',
  cardNumber: 'H12345678',
  bankCardTail: '6688',
  place,
});
export const making = (stage: MakeStage, place: CardPlace, changes: Session): TellerPreview =>
  screen(
    { ...online, step: 'make', stages: stagesUpTo(stage), card: card(place), photo, actions: [], ...changes },
    place,
  );

export const closed = (
  outcome: NonNullable<SessionView['outcome']>['outcome'],
  fate: NonNullable<SessionView['outcome']>['fate'],
  list: readonly Reason[],
  times: { readonly machineMs: number; readonly totalMs: number },
): TellerPreview =>
  screen(
    {
      ...online,
      step: 'closed',
      outcome: { outcome, fate, customerCard: false, reasons: [...list], exceptions: [], ...times },
      card: fate === 'none' ? null : card(fate === 'handed-over' ? 'handed-over' : 'reject-box'),
      actions: ['session.finish'],
    },
    fate === 'in-machine' ? 'inside-unknown' : 'none',
  );

/** The wait for the document with something in its way. */
export const identifying = (code: string): TellerPreview =>
  screen({
    sessionId: 'preview',
    step: 'identify',
    busy: { ...busy('read-identity', 5000, 8000), hint: { code, params: {} } },
    actions: ['session.cancel'],
  });

export const cause = (code: string): Reason => ({
  code,
  level: 'refuse',
  rule: null,
  need: null,
  source: 'station',
  at: null,
});
