import { Mutex } from '#basics/mutex.ts';
import { ok } from '#basics/result.ts';
import type { CardPrinter, ChipCard, ChipSession } from '../ports.ts';

/**
 * The card station belongs either to a chip that has power or to a printer that moves, never to both: a card moved
 * under its contacts is torn, and a chip powered up in a move answers nothing (card-printer.md 1.10). Taking it twice
 * is a mistake of ours and throws; nobody waits for it.
 */
export class StationLock {
  readonly #mutex = new Mutex();
  #holder: string | null = null;

  /** Who has the station; null when it is free. */
  get holder(): string | null {
    return this.#holder;
  }

  /** Takes the station until the returned function was called. Throws when somebody has it. */
  take(what: string): () => Promise<void> {
    if (this.#mutex.busy) throw new Error(`${what} while ${this.#holder} has the card station`);
    this.#holder = what;
    const over = Promise.withResolvers<void>();
    const held = this.#mutex.run(() => over.promise);
    return async () => {
      this.#holder = null;
      over.resolve();
      await held;
    };
  }

  /** Runs `fn` with the station to itself. */
  async run<T>(what: string, fn: () => Promise<T>): Promise<T> {
    const release = this.take(what);
    try {
      return await fn();
    } finally {
      await release();
    }
  }
}

/** Printer and chip reader of one station, with the lock between them; questions to the printer pass at any time. */
export const lockStation = (
  printer: CardPrinter,
  chip: ChipCard,
): { readonly printer: CardPrinter; readonly chip: ChipCard } => {
  const lock = new StationLock();
  return { printer: lockedPrinter(printer, lock), chip: lockedChip(chip, lock) };
};

const lockedPrinter = (printer: CardPrinter, lock: StationLock): CardPrinter => ({
  get working() {
    return printer.working;
  },
  initialise: () => lock.run('starting the printer', () => printer.initialise()),
  state: () => printer.state(),
  counters: () => printer.counters(),
  diagnose: () => printer.diagnose(),
  clean: () => lock.run('cleaning the printer', () => printer.clean()),
  panelsOf: (face) => printer.panelsOf(face),
  gate: () => printer.gate(),
  feedToChip: () => lock.run('feeding a card', () => printer.feedToChip()),
  moveToChip: () => lock.run('moving the card to the chip station', () => printer.moveToChip()),
  moveToPrint: () => lock.run('moving the card to the print station', () => printer.moveToPrint()),
  printFace: (...face) => lock.run('printing', () => printer.printFace(...face)),
  present: () => lock.run('presenting the card', () => printer.present()),
  retain: () => lock.run('taking the card back', () => printer.retain()),
  raw: (command) => printer.raw(command),
  close: () => printer.close(),
});

const lockedChip = (chip: ChipCard, lock: StationLock): ChipCard => ({
  profile: chip.profile,
  open: async () => {
    const release = lock.take('a powered chip');
    const opened = await chip.open().catch(async (bug: unknown) => {
      await release();
      throw bug;
    });
    if (!opened.ok) await release();
    return opened.ok ? ok(lockedSession(opened.value, release)) : opened;
  },
  checkName: (name) => chip.checkName(name),
  status: () => chip.status(),
  readers: () => chip.readers(),
  close: () => chip.close(),
});

const lockedSession = (session: ChipSession, release: () => Promise<void>): ChipSession => {
  let open = true;
  return {
    get inspected() {
      return session.inspected;
    },
    inspect: () => session.inspect(),
    challenge: () => session.challenge(),
    internalAuthenticate: (...information) => session.internalAuthenticate(...information),
    externalAuthenticate: (...proof) => session.externalAuthenticate(...proof),
    write: (...content) => session.write(...content),
    readAll: () => session.readAll(),
    relay: (...command) => session.relay(...command),
    writePhoto: (...photo) => session.writePhoto(...photo),
    readPublicKey: () => session.readPublicKey(),
    writeCertificate: (...steps) => session.writeCertificate(...steps),
    pinTriesLeft: () => session.pinTriesLeft(),
    verifyPin: (pin) => session.verifyPin(pin),
    changePin: (...pins) => session.changePin(...pins),
    close: async () => {
      await session.close();
      if (!open) return;
      open = false;
      await release();
    },
  };
};
