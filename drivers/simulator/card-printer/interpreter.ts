/** Commands to answers: settings, queries, downloads and the actions of the machine (§1.5). */
import type { Command } from '#drivers/card-printer/command.ts';
import { decodeLines } from '#drivers/card-printer/line-coding.ts';
import { MONO_PANEL_BYTES } from '#drivers/card-printer/panel-size.ts';
import { formatVolts } from '#drivers/card-printer/reply.ts';
import { formatStatus } from '#drivers/card-printer/status.ts';
import type { FaultQueue } from './faults.ts';
import type { Answer, PrinterMachine } from './machine.ts';
import type { VirtualCardPrinterSettings } from './settings.ts';
import { feederCards, statusOf } from './status-report.ts';

const UNKNOWN = 'ERROR CDE';
const BAD_PARAMETER = 'ERR PARAM';
/** Settings that are taken and remembered; only some of them change what this machine does. */
const SETTINGS = /^(Pem|Pcim|Pcem|Psmgr|Pneab|Pcrm|Pbc|Pfs|Pmi|Pr|Pc|Pl|Ps|Px|Py|Pdt|Ppws|Pps|Mr)$/;

export class Interpreter {
  readonly #machine: PrinterMachine;
  readonly #settings: VirtualCardPrinterSettings;
  readonly #faults: FaultQueue;
  readonly #values = new Map<string, string>();
  #sequence: { panel: Uint8Array | null } | null = null;

  constructor(machine: PrinterMachine, settings: VirtualCardPrinterSettings, faults: FaultQueue) {
    this.#machine = machine;
    this.#settings = settings;
    this.#faults = faults;
  }

  get sequenceOpen(): boolean {
    return this.#sequence !== null;
  }

  get values(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#values);
  }

  /** Volatile settings and half a job are gone. */
  forget(): void {
    this.#values.clear();
    this.#sequence = null;
  }

  /** An upload that broke off: the open sequence is dropped. */
  abandonSequence(): void {
    this.#sequence = null;
  }

  /** Answer of a command; it comes when the machine is done. Null: none. */
  async answer(command: Command): Promise<Answer> {
    const { name, params } = command;
    if (SETTINGS.test(name)) return this.#set(name, params);
    if (name.startsWith('R')) return this.#query(name, params[0] ?? '');
    if (name === 'Db' || name === 'Dbc') return this.#download(command);
    if (name === 'Ss' || name === 'Sr' || name === 'Sv') return this.#open(name);
    const answer = await this.#act(name);
    // Pem;0: the printer keeps its errors to itself and stays busy until somebody helps.
    if (answer?.startsWith('ERR') && answer !== UNKNOWN && !this.#values.has('Pem')) {
      this.#machine.stuck = true;
      this.#machine.changed();
      return null;
    }
    return answer;
  }

  #set(name: string, params: readonly string[]): Answer {
    if (params.length === 0) return BAD_PARAMETER;
    const key = name === 'Pbc' || name === 'Pc' ? `${name};${params[0]}` : name;
    this.#values.set(key, params.join(';'));
    if (name === 'Pem') this.#machine.justBooted = false;
    return 'OK';
  }

  #open(name: string): Answer {
    if (name === 'Ss') this.#sequence = { panel: null };
    else if (this.#sequence === null) return BAD_PARAMETER;
    return this.#settings.acknowledgeDownloads ? 'OK' : null;
  }

  #download({ name, params, binary }: Command): Answer {
    const [panel = '', levels] = params;
    if (binary === null || this.#sequence === null || !/^[ko]$/.test(panel) || levels !== '2') return BAD_PARAMETER;
    const decoded = name === 'Db' ? binary : this.#decode(params, binary);
    if (decoded === null || decoded.length !== MONO_PANEL_BYTES) return BAD_PARAMETER;
    if (panel === 'k') this.#sequence.panel = decoded;
    return this.#settings.acknowledgeDownloads ? 'OK' : null;
  }

  #decode(params: readonly string[], binary: Uint8Array): Uint8Array | null {
    const first = params.length > 3 ? Number(params[2]) : 0;
    const decoded = decodeLines(binary, first);
    return decoded.ok ? decoded.value : null;
  }

  #act(name: string): Promise<Answer> | Answer {
    const machine = this.#machine;
    switch (name) {
      case 'Si':
        return machine.action(() => machine.toStation('print'));
      case 'Sis':
        return machine.action(() => machine.toStation('chip'));
      case 'Sib':
        return machine.action(() => machine.intake());
      case 'Ser':
        return machine.action(async () => (this.#ejectionForbidden ? 'ERR EJECT' : machine.reject()));
      case 'Se':
        return this.#end();
      case 'Scs':
        machine.errors.clear();
        return 'OK';
      case 'Scp':
        return machine.action(async () => 'OK');
      default:
        return UNKNOWN;
    }
  }

  /** `Se`: closes the sequence and prints, or ejects; a bezel model may answer only when the card is gone. */
  async #end(): Promise<Answer> {
    const machine = this.#machine;
    const sequence = this.#sequence;
    this.#sequence = null;
    const toGate = this.#values.get('Pcem') === 'I';
    const answer = await machine.action(async () => {
      if (sequence === null) return this.#ejectionForbidden ? 'ERR EJECT' : machine.eject(toGate);
      const printed = await machine.print(sequence.panel);
      return printed === 'OK' && this.#ejectsAfterPrint ? machine.eject(toGate) : printed;
    });
    if (answer === 'OK' && this.#settings.ejectReply === 'when-taken') await machine.gateFree();
    return answer;
  }

  get #ejectionForbidden(): boolean {
    return this.#values.get('Pneab') === 'A;0';
  }

  get #ejectsAfterPrint(): boolean {
    const rule = this.#values.get('Pneab');
    return rule !== 'A;0' && rule !== 'E';
  }

  #query(name: string, param: string): Answer {
    const machine = this.#machine;
    const { memory } = machine;
    switch (name) {
      case 'Rok':
        return 'OK';
      case 'Rpst':
        return formatStatus(statusOf(machine, this.#settings));
      case 'Rtp':
        return this.#settings.model;
      case 'Rfv':
        return this.#settings.firmware;
      case 'Rsn':
        return this.#settings.serialNumber;
      case 'Rzp':
        return this.#settings.zone;
      case 'Rem':
        return this.#values.get('Pem') ?? '0';
      case 'Ros':
        return '1158';
      case 'Rcr':
        return memory.ribbon === null ? 'ERR RIB DETECTION' : 'OK';
      case 'Rlr':
        return this.#presence(param);
      case 'Rse':
        return this.#sensor(param);
      case 'Rrt':
        return this.#ribbon(param);
      case 'Rco':
        return this.#counter(param);
      default:
        return UNKNOWN;
    }
  }

  #presence(place: string): Answer {
    const at = this.#machine.moving ? undefined : this.#machine.memory.card?.at;
    if (place === 'p') return at === 'chip' ? 'SMART CARD' : at === 'print' ? 'CARD' : 'OK';
    if (place === 'h') return this.#machine.rejectFull ? 'CARD' : 'NO CARD';
    return place === 'r' ? 'OK' : BAD_PARAMETER;
  }

  #sensor(sensor: string): Answer {
    const { memory } = this.#machine;
    const cards = feederCards(this.#machine);
    const volts: Readonly<Record<string, number>> = {
      f: cards > 0 ? 5 : 0,
      n: cards > this.#settings.feederLowAt ? 3.92 : 0.17,
      o: memory.coverOpen ? 0 : 5,
      b: memory.gate === null ? 0.21 : 4.92,
      M: memory.gate === null ? 0.21 : 4.92,
    };
    const value = volts[sensor];
    if (value === undefined) return BAD_PARAMETER;
    const text = formatVolts(value);
    return this.#faults.take('decimal-point', `Rse;${sensor}`, 'Rse') ? text.replace(',', '.') : text;
  }

  #ribbon(item: string): Answer {
    const { ribbon } = this.#machine.memory;
    if (ribbon === null) return 'ERR RIB DETECTION';
    if (item === 'count' && this.#faults.take('ribbon-count-ok-quirk', 'Rrt;count', 'Rrt')) return 'OK';
    const items: Readonly<Record<string, string>> = {
      zone: ribbon.zone,
      type: ribbon.type,
      qty: String(ribbon.quantity),
      count: String(ribbon.count),
      ref: ribbon.reference,
    };
    return items[item] ?? BAD_PARAMETER;
  }

  #counter(counter: string): Answer {
    const { memory } = this.#machine;
    const counters: Readonly<Record<string, number>> = {
      c: memory.cardsFed,
      p: memory.panelsPrinted,
      a: 0,
      m: 1_000,
      n: 0,
      l: memory.ribbon?.count ?? 0,
    };
    const value = counters[counter];
    return value === undefined ? BAD_PARAMETER : String(value);
  }
}
