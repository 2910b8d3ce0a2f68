/** Commands to answers: settings, queries, print jobs and the actions of the machine (§1.5). */
import type { Command } from '#drivers/card-printer/command.ts';
import { type Answer, DONE, NONE, type Outcome, REFUSED, TAKEN, text } from './answers.ts';
import { eject, intake, reject, toLowerBox, toStation } from './card-path.ts';
import { type Delimiters, delimitersOf, STANDARD_DELIMITERS } from './delimiters.ts';
import type { PrinterMachine } from './machine.ts';
import { Parameters } from './parameters.ts';
import { placesOf } from './places.ts';
import { printPanel } from './print-head.ts';
import { query } from './queries.ts';
import { Sequence } from './sequence.ts';
import { testPanel } from './test-card.ts';

/** A delay inside the stream longer than this is a slip of the pen. */
const DELAY_MAX_MS = 60_000;

/** Steps of the actions, for faults that are put on them. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  Si: ['to-print'],
  Sis: ['to-chip'],
  Sic: ['to-contactless'],
  Siscan: ['to-scanner'],
  Sib: ['intake'],
  Sie: ['to-print', 'eject'],
  Ser: ['reject'],
  Seb: ['reject'],
  St: ['print'],
  Stt: ['print'],
};

export class Interpreter {
  readonly sequence: Sequence;
  readonly #machine: PrinterMachine;
  delimiters: Delimiters = STANDARD_DELIMITERS;

  constructor(machine: PrinterMachine) {
    this.#machine = machine;
    this.sequence = new Sequence(machine);
  }

  /** Volatile settings and half a job are gone. */
  forget(): void {
    this.#machine.parameters.forget();
    this.sequence.forget();
    this.delimiters = STANDARD_DELIMITERS;
  }

  /** Answer of a command; it comes when the machine is done. */
  async answer(command: Command): Promise<Answer> {
    const answer = await this.#answer(command);
    // Pem;0: the printer keeps its faults to itself and stays busy until somebody helps.
    if (answer.kind !== 'refused' || !answer.fault || this.#machine.parameters.hostHandlesErrors) return answer;
    this.#machine.stuck = true;
    this.#machine.changed();
    return NONE;
  }

  #answer(command: Command): Promise<Answer> | Answer {
    const { name, params } = command;
    const [first = '', second = ''] = params;
    if (name === 'Rok') void this.#machine.wake();
    if (Parameters.knows(name)) return this.#set(name, params);
    switch (name) {
      case 'Psc':
        return this.#delimit(params);
      case 'Rsc':
        return text(Object.values(this.delimiters).join(';'));
      case 'Db':
      case 'Dbc':
        return this.sequence.download(command);
      case 'Ss':
      case 'Sr':
      case 'Sv':
        return this.sequence.begin(name);
      case 'Ssd':
        return this.sequence.reuse(first);
      case 'Wcb':
        return this.sequence.fill(first, second);
      case 'Scs':
        return this.clear();
      default:
        return query(this.#machine, name, params) ?? this.#act(command) ?? REFUSED.unknown;
    }
  }

  /** `Scs`, the panel button: the status line is clean, a printer that kept a fault to itself is ready again. */
  clear(): Answer {
    this.#machine.errors.clear();
    this.#machine.stuck = false;
    this.#machine.changed();
    return DONE;
  }

  #set(name: string, params: readonly string[]): Answer {
    if (!this.#machine.parameters.set(name, params)) return REFUSED.parameter;
    if (name === 'Pem') this.#machine.justBooted = false;
    this.#machine.changed();
    return DONE;
  }

  #delimit(params: readonly string[]): Answer {
    const delimiters = delimitersOf(params);
    if (delimiters === null) return REFUSED.parameter;
    this.delimiters = delimiters;
    return DONE;
  }

  #act({ name, params }: Command): Promise<Answer> | Answer | null {
    const machine = this.#machine;
    const places = placesOf(name, params);
    const steps = [...(STEPS[name] ?? []), ...(machine.memory.card === null ? ['feed'] : []), ...places];
    const move = (run: () => Promise<Outcome>) => machine.action(steps, run);
    switch (name) {
      case 'Si':
        return move(() => toStation(machine, 'print', places));
      case 'Sis':
        return move(() => toStation(machine, 'chip', places));
      case 'Sic':
        return move(() => toStation(machine, 'contactless', places));
      case 'Siscan':
        return move(() => toStation(machine, 'scanner', places));
      case 'Sib':
        return move(() => intake(machine, places));
      case 'Sie':
        return move(() => this.#transportTest(places));
      case 'Ser':
        return move(async () => (machine.parameters.ejectionForbidden ? REFUSED.ejection : reject(machine, places)));
      case 'Seb':
        return move(async () =>
          machine.parameters.ejectionForbidden ? REFUSED.ejection : toLowerBox(machine, places),
        );
      case 'Se':
        return this.#end(places);
      case 'Sc':
        return this.sequence.repeat(places);
      case 'Sp':
        return this.sequence.printBuffer(params[0] ?? '', places);
      case 'Sdm':
        return this.#delay(params[0] ?? '', 1, places);
      case 'Sdu':
        return this.#delay(params[0] ?? '', 0.001, places);
      case 'Scp':
        return move(() => this.clean());
      case 'Sa':
        return /^[procmhf]?$/.test(params.join(';'))
          ? move(async () => ((await machine.pause(machine.settings.mechanics.adjustMs)) ? DONE : NONE))
          : REFUSED.parameter;
      case 'St':
      case 'Stt':
        return move(() => this.#testCard(places));
      default:
        return null;
    }
  }

  /** `Scp`, or the panel button with a cleaning card. The counter starts again. */
  async clean(): Promise<Outcome> {
    const machine = this.#machine;
    const still = machine.standstill();
    if (still) return still;
    if (machine.memory.card) return REFUSED.atGate;
    machine.cleaning = true;
    machine.changed();
    if (!(await machine.pause(machine.settings.mechanics.cleaningMs))) return NONE;
    machine.cleaning = false;
    machine.memory.cleanings += 1;
    machine.memory.cardsSinceCleaning = 0;
    machine.condition('cleaning-mandatory', false);
    return DONE;
  }

  /** `Se`: closes the sequence and prints, or ejects; a bezel model may answer only when the card is gone. */
  async #end(places: readonly string[]): Promise<Answer> {
    const machine = this.#machine;
    const life = machine.life;
    const answer = await (this.sequence.end(places) ??
      machine.action(['eject', ...places], async () =>
        machine.parameters.ejectionForbidden ? REFUSED.ejection : eject(machine, places),
      ));
    const { ejectReply } = machine.settings;
    const blocks =
      ejectReply === 'when-taken' ||
      (ejectReply === 'by-setting' && machine.parameters.text('Psmgr', '0') !== '2') ||
      (machine.memory.gate !== null && machine.faults.take('eject-reply-when-taken', 'eject', ...places) !== null);
    if (answer.kind === 'done' && blocks) await machine.gateFree();
    return life === machine.life ? answer : NONE;
  }

  async #transportTest(places: readonly string[]): Promise<Outcome> {
    if (this.#machine.parameters.ejectionForbidden) return REFUSED.ejection;
    const fed = await toStation(this.#machine, 'print', places);
    return fed.kind === 'done' ? eject(this.#machine, places) : fed;
  }

  async #testCard(places: readonly string[]): Promise<Outcome> {
    const job = { side: 'front', panel: testPanel(), opensFace: true } as const;
    const printed = await printPanel(this.#machine, job, places);
    const leaves = printed.kind === 'done' && this.#machine.parameters.ejectsAfterPrint;
    return leaves ? eject(this.#machine, places) : printed;
  }

  #delay(amount: string, msEach: number, places: readonly string[]): Promise<Answer> | Answer {
    const ms = /^\d{1,9}$/.test(amount) ? Number(amount) * msEach : Number.POSITIVE_INFINITY;
    if (ms > DELAY_MAX_MS) return REFUSED.parameter;
    return this.#machine.action(places, async () => ((await this.#machine.pause(ms)) ? TAKEN : NONE));
  }
}
