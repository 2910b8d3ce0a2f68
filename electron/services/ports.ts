/**
 * What the services need from the world. Drivers and stores fit these shapes; the host plugs them in.
 * Every method returns a `Result`: codes are listed per room in `contract/codes`.
 */
import type { Failure, FailureParams, Result } from '#basics/result.ts';
import type { DeskCatalogue, TrainingView } from '#contract/training.ts';
import type { AuditDetail, AuditRow, StoredAuditRow } from '#domain/audit/audit-row.ts';
import type { AuditSignature, NewAuditSignature } from '#domain/audit/signature.ts';
import type {
  CardData,
  CardFace,
  ChipInspection,
  FaceContent,
  HolderData,
  IssuerData,
} from '#domain/card/card-data.ts';
import type { PinProfile, StockProfile } from '#domain/card/chip-profile.ts';
import type { Relation } from '#domain/eligibility/guardian.ts';
import type { MaterialKind } from '#domain/eligibility/material-kind.ts';
import type {
  Application,
  ApplicationForm,
  Consent,
  PersonRecord,
  PhoneCheck,
} from '#domain/eligibility/person-record.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { JournalRow, OutboxRow, SessionRow } from '#domain/issuance/journal.ts';
import type { Outlet } from '#domain/outlets/outlet.ts';
import type { PhotoOverride } from '#domain/photo/override.ts';
import type { CardPosition, OrderState } from '#domain/recovery/evidence.ts';
import type { RecoveryRow } from '#domain/recovery/recovery-row.ts';
import type { StaffAccount } from '#domain/staff/staff-member.ts';
import type { Blank, BlankBox, BlankState, StateCounts, StockBalance } from '#domain/stock/blank.ts';
import type { BoxMove, BoxPlace, BoxSource } from '#domain/stock/box-place.ts';
import type { CustodyEvent } from '#domain/stock/custody.ts';
import type { SignedStatement, StockCount } from '#domain/stock/day-statement.ts';
import type { StockException } from '#domain/stock/exception.ts';
import type { MoveCount } from '#domain/stock/fed.ts';
import type { IssuedCard } from '#domain/stock/issued-list.ts';
import type { StockMovement } from '#domain/stock/movement.ts';
import type { Ribbon, RibbonEvent, RibbonState } from '#domain/stock/ribbon.ts';

// ---------------------------------------------------------------------------------------------------- ID reader

export interface IdReader {
  /** SAM status and SAM id in printed form (`05.03-20120823-…`). */
  status(): Promise<Result<{ readonly samId: string }>>;
  /** Who the reader is and how it is spoken to, for a technician. */
  describe(): Promise<Result<IdReaderDescription>>;
  /**
   * Polls until a document is read, `timeoutMs` passed or the signal is aborted. `onHint` is told what stands in the way
   * meanwhile (a card to be lifted, a reader to be plugged in), and null when nothing does any more.
   */
  readIdentity(options: {
    readonly timeoutMs: number;
    readonly signal?: AbortSignal;
    readonly onHint?: (hint: Failure | null) => void;
  }): Promise<Result<IdentityReading>>;
  close(): Promise<void>;
}

export interface IdReaderDescription {
  readonly address: string;
  readonly samId: string;
  /** Null where the line has no speed of ours (TCP). */
  readonly baudRate: number | null;
  /** Greatest radio frame the module took; null when it did not. */
  readonly rfFrameBytes: number | null;
}

export interface IdentityReading {
  readonly document: IdentityDocument;
  /** Added to the chip after the card was made, oldest first; null when they could not be read. */
  readonly appendedAddresses: readonly string[] | null;
  readonly picture: IdentityPicture;
}

/** The picture on the document's chip (JPEG), or the code that says why it can't be shown. */
export type IdentityPicture =
  | { readonly jpeg: Uint8Array }
  | { readonly jpeg: null; readonly why: 'id-reader.photo-no-decoder' | 'id-reader.photo-not-decoded' };

// ---------------------------------------------------------------------------------------------------- card printer

export type { CardPosition };

/** The ribbon by its tag; null where the printer does not say. */
export interface PrinterRibbon {
  readonly zoneOk: boolean;
  readonly zone: string | null;
  readonly type: string | null;
  /** Nominal prints of a new one. */
  readonly quantity: number | null;
  /** Prints left. */
  readonly count: number;
  readonly reference: string | null;
  readonly label: string | null;
  readonly date: string | null;
}

export interface PrinterCondition {
  /** A code of `contract/codes/card-printer.ts`. */
  readonly code: string;
  /** `error`: a running job was interrupted; `warning`: somebody has to do something, now or soon; `info`: a fact. */
  readonly severity: 'info' | 'warning' | 'error';
  /** The printer's own flags it was told by; texts in `contract/codes/card-printer-flags.ts`. */
  readonly flags: readonly string[];
  readonly params?: FailureParams;
}

export interface PrinterState {
  readonly position: CardPosition;
  readonly feeder: 'empty' | 'low' | 'enough';
  readonly coverOpen: boolean;
  readonly rejectBoxFull: boolean;
  /** Read when it may have changed, and at most a minute old; the next job looks at the ribbon itself. */
  readonly ribbon: PrinterRibbon | null;
  /** Named conditions that stop the next job, codes of `contract/codes/card-printer.ts`. Empty when ready. */
  readonly blocking: readonly string[];
  readonly busy: boolean;
  /** `attention`: somebody must act before the next job; `error`: the running job was interrupted. */
  readonly major: 'ready' | 'busy' | 'attention' | 'error';
  /** Everything that has a name, also what stops nothing; most urgent first. */
  readonly conditions: readonly PrinterCondition[];
}

export interface PrinterCounters {
  /** Cards taken from the feeder since the printer was made. */
  readonly cardsFed: number;
  readonly panelsPrinted: number;
  readonly ribbonLeft: number;
  /** The ribbon `ribbonLeft` belongs to; null without one, or when it has no reference. */
  readonly ribbonReference: string | null;
}

/** A face the printer's counters prove. */
export interface PrintedFace {
  readonly panels: number;
  /** Prints the ribbon has less than before; 1 normally. */
  readonly ribbonUsed: number;
  /** What does not add up although the face is printed (`printer.ribbon-count-differs`): for the books. */
  readonly difference: Failure | null;
}

export interface CardPrinter {
  /** A move or a print owns the printer; idle looks wait until it is over. */
  readonly working: boolean;
  /** Opens the line, sends the volatile settings, reads who it is. Repeated by the driver after every reset. */
  initialise(): Promise<Result<{ readonly model: string; readonly firmware: string; readonly serialNumber: string }>>;
  state(): Promise<Result<PrinterState>>;
  counters(): Promise<Result<PrinterCounters>>;
  /**
   * Feeder and position checks, `Sis`, position check: a blank from the feeder to the chip station. When the feeder gave
   * more than one card: `printer.double-feed` (params `fed`, cards counted), one of them inside.
   */
  feedToChip(): Promise<Result<void>>;
  /** A card that is inside already, to the chip station (`Sis`). */
  moveToChip(): Promise<Result<void>>;
  /** A card that is inside already, to the print position (`Si`). */
  moveToPrint(): Promise<Result<void>>;
  /** Panels the printer counts for this face as it is set up. Fails as `printFace` before anything is sent. */
  panelsOf(face: CardFace): Result<number>;
  /**
   * Prints a face on the card at the print position; the card stays inside. Failures carry `face: blank | spoiled |
   * unknown`. More than 60 % black resin is refused (`printer.coverage-too-high`) unless forced.
   */
  printFace(
    face: CardFace,
    options?: { readonly onProgress?: (done: number, total: number) => void; readonly force?: boolean },
  ): Promise<Result<PrintedFace>>;
  /** Opens the gate and pushes the card out (`Se`); resolves when the card stands at the gate or is gone. */
  present(): Promise<Result<void>>;
  /**
   * Card at the gate or not, from the gate sensor. An empty gate is told only when no card is seen inside either and the
   * printer is at rest: otherwise it was pushed back in (`printer.card-inside`), or nobody knows yet (`printer.busy`).
   */
  gate(): Promise<Result<'card' | 'empty'>>;
  /** Card (inside or at the gate) into the reject box (`Ser`); checked by position afterwards. */
  retain(): Promise<Result<void>>;
  close(): Promise<void>;
}

/** The box a blank came from: its number decides which template fits the pre-printed stock. */
export interface FaceStock {
  readonly boxId: string;
}

/** Puts a face on paper before any card moves: finds missing glyphs and too wide texts. */
export interface FaceRenderer {
  /**
   * Fails with `face.missing-glyph` (params `character`, `codePoint`), `face.joining-character`, `face.text-too-wide`,
   * `face.bad-content`, `face.bad-photo`, and as `ready`.
   */
  render(face: FaceContent, stock?: FaceStock): Promise<Result<CardFace>>;
  /** Templates and fonts are there and load; fails with `face.font-missing`, `face.font-unreadable`, `face.template-unknown`, `face.template-malformed`. */
  ready(): Promise<Result<void>>;
}

// ---------------------------------------------------------------------------------------------------- chip

/** Symbolic keys; the key identifier (P2) of each is configuration of the driver. */
export type ChipKey = 'RKSSSE' | 'UKSSSE' | 'PUK';

/** A command of a script the platform made, with the status words it may be answered with (hex, e.g. `9000`). */
export interface ScriptStep {
  readonly apdu: Uint8Array;
  readonly expect: readonly string[];
}

export interface ChipCard {
  /** What this site's stock asks for beyond EF05 and EF06, and its PIN facts. */
  readonly profile: { readonly stock: StockProfile; readonly pin: PinProfile };
  /** Waits up to the configured time for a card in the reader, connects exclusively, powers up. */
  open(): Promise<Result<ChipSession>>;
  /** Fails with `chip.name-not-in-gbk` (params `character`) when the chip's character set can't hold the name. */
  checkName(name: string): Result<void>;
  /** The reader is there (a card need not be). */
  status(): Promise<Result<{ readonly reader: string }>>;
  close(): Promise<void>;
}

/** One power session of one chip. Commands, no policy. */
export interface ChipSession {
  /** What `inspect` found in this session; null before. */
  readonly inspected: ChipInspection | null;
  /** ATR, SSSE, FCI algorithm, EF05, bank card number by the AFL walk; the SSSE is selected again at the end. */
  inspect(): Promise<Result<ChipInspection>>;
  /** 8 random bytes, usable once. */
  challenge(): Promise<Result<Uint8Array>>;
  /** Answer of the chip (8 bytes) to factor and original information (8 bytes each). */
  internalAuthenticate(factor: Uint8Array, original: Uint8Array): Promise<Result<Uint8Array>>;
  /** Fails with `chip.authentication-refused` (params `triesLeft`), `chip.key-locked`. Never repeated by the driver. */
  externalAuthenticate(key: ChipKey, body: Uint8Array): Promise<Result<void>>;
  /** EF06 then EF05, record by record. Progress counts records. */
  write(data: CardData, onProgress?: (done: number, total: number) => void): Promise<Result<void>>;
  /** EF05 and EF06 as they are on the chip now. EF06 of a 3.0 card needs RKSSSE proven before. */
  readAll(): Promise<Result<{ readonly issuer: IssuerData; readonly holder: HolderData }>>;
  /** A ready command from the platform; fails when the status word is none of `expect` (hex, e.g. `9000`). */
  relay(apdu: Uint8Array, expect: readonly string[]): Promise<Result<Uint8Array>>;
  /** EF08: exactly 4096 bytes, written (UKSSSE), read back (RKSSSE) and compared; `chip.photo-differs`. Counts blocks. */
  writePhoto(bytes4096: Uint8Array, onProgress?: (done: number, total: number) => void): Promise<Result<void>>;
  /** Leaves the SSSE, whose rights are gone then, and reads the signing public key; `chip.no-certificate-area`. */
  readPublicKey(): Promise<Result<Uint8Array>>;
  /** The platform's certificate script after `readPublicKey`, step by step, until one is not answered as expected. */
  writeCertificate(
    steps: readonly ScriptStep[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Result<void>>;
  /** Tries left of the PIN without using one; null when the card has no PIN. */
  pinTriesLeft(): Promise<Result<number | null>>;
  /**
   * Fails with `chip.pin-wrong` (params `triesLeft`), `chip.pin-locked`, `chip.pin-missing`; with
   * `chip.authentication-stopped` when only two tries are left, as another wrong one could lock the PIN.
   */
  verifyPin(pin: string): Promise<Result<void>>;
  /** Change by who knows the old PIN; failures as of `verifyPin`. */
  changePin(oldPin: string, newPin: string): Promise<Result<void>>;
  /** Power off. The printer may move only after this. */
  close(): Promise<void>;
}

// ---------------------------------------------------------------------------------------------------- camera

export type CameraRotation = 0 | 90 | 180 | 270;

export interface CameraEntry {
  /** `/dev/video0`, `/dev/v4l/by-id/…`, `FILE:…` or `TEST:`. */
  readonly device: string;
  /** The camera's own name, empty without one. */
  readonly name: string;
  readonly kind: 'camera' | 'file' | 'test';
  readonly present: boolean;
}

/** The cameras this machine has, and stills (JPEG) of any of them. Fails with the `camera.*` codes. */
export interface CameraSource {
  list(): Promise<readonly CameraEntry[]>;
  still(device: string, size: 'full' | 'preview'): Promise<Result<Uint8Array>>;
}

export interface CameraChoice {
  readonly cameras: readonly CameraEntry[];
  readonly chosen: string | null;
  readonly rotation: CameraRotation;
}

/** The document camera the station works with. Choice and rotation are remembered. */
export interface DocumentCamera {
  cameras(): Promise<CameraChoice>;
  /** Only one of the list. Fails with `camera.unknown`. */
  choose(device: string): Promise<Result<void>>;
  /** How far its pictures are turned clockwise from now on. Fails with `camera.absent` when there is none at all. */
  rotate(rotation: CameraRotation): Promise<Result<void>>;
  /** A small still to look at; refused with `camera.busy` while a picture is taken. */
  preview(): Promise<Result<Uint8Array>>;
  /** A still picture (JPEG). */
  capture(): Promise<Result<Uint8Array>>;
}

// ---------------------------------------------------------------------------------------------------- platform

/** Session + step (+ attempt): asked again under the same key, the platform answers again and does nothing twice. */
export type IdempotencyKey = string;

export interface ChipIdentity {
  readonly cardId: string;
  readonly resetInformation: string;
  readonly algorithm: '3des' | 'ssf33' | 'sm4';
  readonly bankCardNumber: string;
}

export interface StationRegistration {
  /** Cards of a training platform are worth nothing; a station and its platform must be of one kind. */
  readonly environment: 'training' | 'production';
  readonly outlet: Outlet;
  readonly region: string;
  /** Boxes the bureau allotted to this outlet. */
  readonly boxes: readonly BlankBox[];
  /** First digits of the bank card numbers of the outlet's bank; empty: the platform does not say, nothing is checked. */
  readonly bankCardPrefixes: readonly string[];
}

export type { OrderState };

export interface Order {
  readonly orderId: string;
  readonly state: OrderState;
  readonly cardNumber: string;
  /** The platform's substitute spelling for the chip where GBK can't hold the name; null: the name as it is. */
  readonly nameOnChip: string | null;
  /** What goes on the face; `photo` is the approved photo, JPEG. */
  readonly face: FaceContent;
}

/** A guardian whose relation was stated. */
export interface ProvenGuardian {
  readonly document: IdentityDocument;
  readonly relation: Relation;
}

/** What was done about one paper. */
export interface MaterialShown {
  readonly kind: MaterialKind;
  readonly seenBy: string | null;
  readonly pages: number;
  readonly waivedBy: string | null;
  readonly waivedWhy: string | null;
}

/** An order as the platform lists it for the station: nothing personal. */
export interface ListedOrder {
  readonly orderId: string;
  readonly state: OrderState;
  readonly bankActivated: boolean;
  /** The chip the write right was given for; null before. */
  readonly cardId: string | null;
  readonly blankId: string | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** What is known of the line to the platform. */
export interface PlatformLine {
  readonly state: 'unknown' | 'up' | 'down';
  /** Since when it is down, epoch milliseconds; null otherwise. */
  readonly downSince: number | null;
  /** The platform's clock less this station's, milliseconds; null when it never said. */
  readonly skewMs: number | null;
}

export interface Platform {
  /** As the last exchanges left it; asks nobody. */
  readonly line: PlatformLine;
  /** Orders of this outlet made or changed since the instant (epoch milliseconds), oldest change first. */
  ordersSince(since: number): Promise<Result<readonly ListedOrder[]>>;
  register(): Promise<Result<StationRegistration>>;
  heartbeat(states: Readonly<Record<string, string>>): Promise<Result<void>>;
  outlets(): Promise<Result<readonly Outlet[]>>;
  lookUp(person: { readonly idNumber: string; readonly name: string }): Promise<Result<PersonRecord>>;
  checkPhone(request: {
    readonly idNumber: string;
    readonly name: string;
    readonly phone: string;
  }): Promise<Result<PhoneCheck>>;
  readApplication(applicationId: string): Promise<Result<Application>>;
  /** The photo of an application that was approved, or refused for another reason; JPEG. */
  applicationPhoto(applicationId: string): Promise<Result<Uint8Array>>;
  submitApplication(
    key: IdempotencyKey,
    application: {
      readonly document: IdentityDocument;
      readonly form: ApplicationForm;
      readonly consents: readonly Consent[];
      readonly photo: Uint8Array;
      readonly guardian: ProvenGuardian | null;
      readonly materials: readonly MaterialShown[];
      readonly photoOverride: PhotoOverride | null;
      /** Id of the refused application it corrects. */
      readonly replaces: string | null;
    },
  ): Promise<Result<Application>>;
  /** A page of a paper, JPEG; pages count from 1. */
  uploadMaterial(
    key: IdempotencyKey,
    applicationId: string,
    material: { readonly kind: MaterialKind; readonly page: number; readonly picture: Uint8Array },
  ): Promise<Result<{ readonly materialId: string }>>;
  createOrder(key: IdempotencyKey, applicationId: string): Promise<Result<Order>>;
  order(orderId: string): Promise<Result<Order>>;
  cancelOrder(key: IdempotencyKey, orderId: string, reason: string): Promise<Result<void>>;
  /** Four challenges, in the order they were drawn (B.9: 1st, 2nd internal; 3rd original, 4th factor external). */
  authenticateRead(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly challenges: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    },
  ): Promise<
    Result<{
      readonly internal: { readonly factor: Uint8Array; readonly original: Uint8Array; readonly expected: Uint8Array };
      readonly external: { readonly key: 'RKSSSE'; readonly body: Uint8Array };
    }>
  >;
  /** Two challenges: 1st original, 2nd factor. Answers the write right and the data to write. */
  authenticateWrite(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly challenges: readonly [Uint8Array, Uint8Array];
    },
  ): Promise<
    Result<{ readonly external: { readonly key: 'UKSSSE'; readonly body: Uint8Array }; readonly data: CardData }>
  >;
  reportBack(
    key: IdempotencyKey,
    orderId: string,
    report: ChipIdentity & {
      readonly issuer: IssuerData;
      readonly holder: HolderData;
      readonly blankId: string;
    },
  ): Promise<Result<void>>;
  /** Two challenges as for write; answers the PUK authentication. */
  authenticatePin(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly challenges: readonly [Uint8Array, Uint8Array];
    },
  ): Promise<Result<{ readonly external: { readonly key: 'PUK'; readonly body: Uint8Array } }>>;
  /** One challenge as factor; answers the ready PIN CHANGE/UNBLOCK command. The PIN is never stored by either side. */
  pinScript(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly challenge: Uint8Array;
      readonly pin: string;
    },
  ): Promise<Result<ScriptStep>>;
  /**
   * Optional step of third-generation stock: the chip's signing public key and two challenges drawn in its certificate
   * application (1st original, 2nd factor); answers the commands that write the certificates, opaque to the kiosk.
   */
  certificateScript(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly publicKey: Uint8Array;
      readonly challenges: readonly [Uint8Array, Uint8Array];
    },
  ): Promise<Result<{ readonly steps: readonly ScriptStep[] }>>;
  activateSocialSecurity(key: IdempotencyKey, orderId: string): Promise<Result<void>>;
  /** Opens, binds and activates the bank account behind the bank card number of the order's chip. */
  activateBank(key: IdempotencyKey, orderId: string): Promise<Result<void>>;
  /** Cards of this outlet that were switched on that day (`YYYYMMDD`, in China), each by its chip. */
  issuedList(day: string): Promise<Result<readonly IssuedCard[]>>;
  close(): Promise<void>;
}

// ---------------------------------------------------------------------------------------------------- stores

export interface SessionStore {
  /** Puts a session aside until its review is over, or (null) takes it up again. */
  park(sessionId: string, at: number | null): void;
  /** Sessions put aside, the one that waits longest first. */
  parked(): readonly (SessionRow & { readonly parkedAt: number })[];
  insert(row: SessionRow): void;
  update(row: SessionRow): void;
  find(sessionId: string): SessionRow | null;
  /** Sessions without `closedAt`, oldest first. */
  open(): readonly SessionRow[];
  /** Closed since the instant, newest first. */
  closedSince(at: number): readonly SessionRow[];
}

export interface JournalStore {
  /** Ids of all orders the journal ever heard of. */
  orderIds(): ReadonlySet<string>;
  /** Appends with the next `seq` of the session. */
  append(row: Omit<JournalRow, 'seq'>): JournalRow;
  of(sessionId: string): readonly JournalRow[];
}

/** How a box came: its list, where it was put, and the staff numbers of who took it. */
export interface BoxArrival {
  readonly source: BoxSource;
  readonly place: BoxPlace;
  readonly first: string | null;
  readonly second: string | null;
}

export interface StockedBox {
  readonly boxId: string;
  readonly bank: string;
  readonly source: BoxSource;
  readonly place: BoxPlace;
  readonly receivedAt: number;
  /** Blanks on its list. */
  readonly blanks: number;
  readonly stocked: number;
  readonly loaded: number;
}

export interface StockStore {
  /**
   * Records a box with all its blanks as `stocked`; a box known already is left alone (false). Without `arrival` it is
   * one the platform allotted, in the vault.
   */
  receiveBox(box: BlankBox, at: number, arrival?: BoxArrival): boolean;
  boxes(): readonly StockedBox[];
  /** Puts a box elsewhere and writes the step; throws when it is not where the step begins. */
  moveBox(move: BoxMove & { readonly from: BoxPlace }): void;
  boxMoves(boxId: string): readonly BoxMove[];
  /** Ledger lines after that line, counted by kind. */
  movesSince(movementId: number): readonly MoveCount[];
  /** Ledger lines from the first instant (inclusive) to the second (exclusive), counted by kind. */
  movesBetween(from: number, to: number): readonly MoveCount[];
  /** Blanks a session handed over in that time. */
  issuedBetween(from: number, to: number): readonly Blank[];
  /** How many blanks are in each state by their last ledger lines alone. */
  lastStates(): StateCounts;
  /** All blanks of a box, in their order. */
  blanksOf(boxId: string): readonly Blank[];
  find(blankId: string): Blank | null;
  findByCardId(cardId: string): Blank | null;
  /** The blank the feeder gives next: lowest place of the box loaded first; null when none is loaded. */
  nextInFeeder(): Blank | null;
  /** The blanks the feeder gives next, at most `count` of the box that is being used. */
  feederOrder(count: number): readonly Blank[];
  inMachine(): readonly Blank[];
  missing(): readonly Blank[];
  /** Cards that went into the reject box after that ledger line. */
  boxedSince(movementId: number): number;
  /** Number of the last ledger line, 0 before the first. */
  lastMovement(): number;
  /** A blank no box list knows came out of the feeder: its row begins as `loaded`, so that it is accounted for. */
  insertForeign(blank: {
    readonly blankId: string;
    readonly cardId: string;
    readonly resetInformation: string;
    readonly sessionId: string;
    readonly at: number;
  }): Blank;
  /** Moves a blank and writes the ledger line; throws when the blank is not in `from`. */
  move(
    blankId: string,
    change: {
      readonly from: BlankState;
      readonly to: BlankState;
      readonly reason: string | null;
      readonly sessionId: string | null;
      readonly identified?: boolean;
      readonly at: number;
    },
  ): Blank;
  movements(blankId: string): readonly StockMovement[];
  balance(): StockBalance;
}

/** A card that went into the reject box, with what happened to it since. */
export interface CustodyRow {
  readonly blankId: string;
  readonly state: BlankState;
  /** Why it was spoiled or retained. */
  readonly reason: string | null;
  readonly since: number;
  /** The last event that put it somewhere; null: it lies in the reject box. */
  readonly lastEvent: CustodyEvent['event'] | null;
  readonly lastAt: number | null;
  readonly calledForAt: number | null;
}

/** Spoiled and retained cards after they left the machine; append-only. */
export interface CustodyStore {
  append(event: CustodyEvent): void;
  of(blankId: string): readonly CustodyEvent[];
  /** Cards that are neither destroyed nor handed over, the oldest first. */
  open(): readonly CustodyRow[];
  find(blankId: string): CustodyRow | null;
  /** Cards destroyed or handed over at or after the instant, the last one first. */
  endedSince(at: number): readonly CustodyRow[];
}

export interface RibbonStore {
  list(): readonly Ribbon[];
  find(reference: string): Ribbon | null;
  events(reference: string): readonly RibbonEvent[];
  /** Writes an event and the state it leads to. */
  append(event: RibbonEvent, state: RibbonState): void;
}

/** Blind counts and signed statements; append-only. */
export interface StatementStore {
  appendCount(row: Omit<StockCount, 'id'>): number;
  findCount(id: number): StockCount | null;
  countsOf(day: string): number;
  append(row: Omit<SignedStatement, 'id'>): number;
  find(id: number): SignedStatement | null;
  ofCount(countId: number): SignedStatement | null;
  latest(most: number): readonly SignedStatement[];
}

/** Differences between counters and books; append-only. */
export interface ExceptionStore {
  append(row: Omit<StockException, 'id'>): StockException;
  /** Those with a higher id, oldest first; all of them after 0. */
  after(id: number): readonly StockException[];
  ofSession(sessionId: string): readonly StockException[];
  ofBlank(blankId: string): readonly StockException[];
  /** Found from the first instant (inclusive) to the second (exclusive). */
  between(from: number, to: number): readonly StockException[];
}

/** A row with its details as they were given. */
type ReadAuditRow = Omit<StoredAuditRow, 'detail'> & { readonly detail: AuditDetail };

/** Rows of who did what, each bound to the one before, and the station's signatures over them; append-only. */
export interface AuditStore {
  /** Throws for an event or a detail that is not in the catalogue: a bug. */
  append(row: AuditRow): void;
  /** Rows at or after the instant, in the order they were written. */
  since(at: number): readonly ReadAuditRow[];
  /** Rows from one instant to before another, newest first, at most `limit` of those below the number `before`. */
  between(from: number, to: number, before: number | null, limit: number): readonly ReadAuditRow[];
  /** At most so many rows from this number on. */
  rows(firstId: number, limit: number): readonly StoredAuditRow[];
  last(): StoredAuditRow | null;
  /** Highest row number ever given; more than the last row's when rows were cut off. */
  highestId(): number;
  /** The last row written before the instant. */
  lastBefore(at: number): StoredAuditRow | null;
  /** The first row written at or after the instant. */
  firstSince(at: number): StoredAuditRow | null;
  sign(signature: NewAuditSignature): void;
  signatures(): readonly AuditSignature[];
  lastSignature(): AuditSignature | null;
}

/** What was decided after a start, with the evidence it was decided on; append-only. */
export interface RecoveryStore {
  append(row: Omit<RecoveryRow, 'id'>): RecoveryRow;
  /** Of one session, oldest first. */
  of(sessionId: string): readonly RecoveryRow[];
}

export interface OutboxStore {
  append(row: {
    readonly sessionId: string;
    readonly key: string;
    readonly call: string;
    readonly payload: string;
    readonly createdAt: number;
  }): void;
  pending(): readonly OutboxRow[];
  /** An attempt that failed: tried again at `nextAt`, or given up at `deadAt`. */
  attempt(id: number, failed: { readonly code: string; readonly nextAt: number; readonly deadAt: number | null }): void;
  /** One that was given up is tried again. */
  revive(id: number): void;
  /** The platform has it, or (`by`, staff numbers) people settled it by hand. */
  settle(id: number, at: number, by?: string | null): void;
}

/** An answer of the platform that does not fit the contract: every value replaced by its type and length. */
export interface RefusedAnswer {
  readonly at: number;
  readonly call: string;
  readonly status: number;
  readonly problem: string;
  readonly shape: string;
}

/** The last ones, for who mends it. */
export interface RefusedAnswerStore {
  append(row: RefusedAnswer): void;
  /** Newest first. */
  list(): readonly (RefusedAnswer & { readonly id: number })[];
}

/** `capture` is the unmodified picture the photo was made of; `material` a page of a paper. */
export type PictureKind = 'photo' | 'capture' | 'signature' | 'material';

/** Pictures of a session, apart from the state so that they can be deleted by rule. `name` tells several apart. */
export interface PictureStore {
  put(row: {
    readonly sessionId: string;
    readonly kind: PictureKind;
    readonly name?: string;
    readonly media: string;
    readonly bytes: Uint8Array;
    readonly at: number;
  }): void;
  find(sessionId: string, kind: PictureKind, name?: string): Uint8Array | null;
  remove(sessionId: string, kind: PictureKind, name?: string): void;
}

/** What is deleted of closed sessions by rule, with the record that it was. */
export interface DeletionStore {
  /** Sessions closed at or before the instant of which nothing was deleted yet, oldest first. */
  candidates(closedUpTo: number): readonly {
    readonly sessionId: string;
    readonly closedAt: number;
    readonly state: string;
    readonly unsentCalls: number;
  }[];
  /** Deletes pictures and arguments of calls, replaces the state, records it; answers the number of pictures. */
  forget(session: {
    readonly sessionId: string;
    readonly state: string;
    readonly at: number;
    readonly keepDays: number;
  }): number;
}

/** Who may sign in. What it refuses (a number twice, nobody of that number) is a bug of the caller: it throws. */
export interface StaffStore {
  insert(account: StaffAccount): void;
  find(staffId: string): StaffAccount | null;
  /** In the order they were added. */
  list(): readonly StaffAccount[];
  setTries(staffId: string, failed: number, lockedUntil: number | null): void;
  /** A new secret starts without wrong tries. `mustChange`: somebody else chose it. */
  setSecret(staffId: string, secretHash: string, mustChange: boolean): void;
  /** When the account was closed; null opens it again. */
  setDisabled(staffId: string, at: number | null): void;
}

/** Small values of the station: last counters, settings learned from the platform. */
export interface ValueStore {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

export interface Stores {
  readonly sessions: SessionStore;
  readonly journal: JournalStore;
  readonly stock: StockStore;
  readonly custody: CustodyStore;
  readonly ribbons: RibbonStore;
  readonly statements: StatementStore;
  readonly exceptions: ExceptionStore;
  readonly audit: AuditStore;
  readonly outbox: OutboxStore;
  readonly deletions: DeletionStore;
  readonly pictures: PictureStore;
  readonly recoveries: RecoveryStore;
  readonly refusedAnswers: RefusedAnswerStore;
  readonly staff: StaffStore;
  readonly values: ValueStore;
  /** One synchronous transaction: all rows written by `fn` or none. Not to be nested. */
  transaction<T>(fn: () => T): T;
}

// ---------------------------------------------------------------------------------------------------- database files

export interface BackupFacts {
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
}

/** The files the database and its backups are, as far as services care. */
export interface DatabaseFiles {
  readonly backupFolder: string;
  /** How many backups are kept. */
  readonly keep: number;
  /** Copies the open database and checks the copy. Fails with `database.backup-failed`, `database.backup-bad`. */
  backup(at: number): Result<BackupFacts>;
  /** Finished ones, the newest first. */
  backups(): readonly BackupFacts[];
  /** Bytes left on the disk the database is on. */
  freeBytes(): number;
}

// ---------------------------------------------------------------------------------------------------- training

/** What lies at hand on a training station, beside the kiosk: documents to place, hands on the devices, faults. */
export interface TrainingDesk {
  /** What can be seen; `boxes` are those of the books, answered with the cards still outside of the machine. */
  read(boxes: readonly TrainingBox[]): Promise<Result<Omit<TrainingView, 'available' | 'staff'>>>;
  catalogue(): Promise<Result<DeskCatalogue>>;
  /**
   * Does one entry of the catalogue; nothing else of the caller reaches a device. Fails with `training.unknown-act`,
   * `training.bad-place`, and with the device's own reason.
   */
  act(act: {
    readonly device: string;
    readonly id: string;
    readonly at?: string | undefined;
    readonly times?: number | undefined;
  }): Promise<Result<void>>;
  /** Every device as if nothing had been arranged. Fails with `training.faults-left` (params `devices`). */
  clearFaults(): Promise<Result<void>>;
  /** Puts those of the blanks into the feeder that are not in the machine's hands yet. */
  fillFeeder(blankIds: readonly string[]): Promise<Result<void>>;
  /** Fails with `training.unknown-person`. */
  placeDocument(personId: string): Promise<Result<void>>;
  removeDocument(): Promise<Result<void>>;
  /** Fails with `training.no-card-at-gate`. */
  takeCard(): Promise<Result<void>>;
  /** Calls `changed` now and then while something changes; returns the disposal. */
  watch(changed: () => void): () => void;
}

export interface TrainingBox {
  readonly boxId: string;
  readonly blankIds: readonly string[];
}
