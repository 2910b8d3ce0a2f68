/** The open sequence between `Ss` and `Se`, the five panel buffers, and what is printed when (§1.5, §1.9). */
import type { Command } from '#drivers/card-printer/command.ts';
import { type Answer, DONE, type Outcome, REFUSED, type Refused, TAKEN } from './answers.ts';
import { eject, toStation } from './card-path.ts';
import type { PrinterMachine } from './machine.ts';
import type { PrintedPanel } from './memory.ts';
import { evenPanel, follows, type Ink, isInk, panelOf, ribbonHas } from './panels.ts';
import { printPanel } from './print-head.ts';
import type { Panel } from './printed-card.ts';

type Side = PrintedPanel['side'];
type Sent = { readonly side: Side; readonly panel: Panel };

interface Open {
  side: Side;
  /** Panel that is printed when the next one begins, or at the end. */
  waiting: Sent | null;
  readonly sent: Sent[];
  readonly begun: Set<Side>;
  /** First thing that went wrong: nothing more is printed, `Se` tells. */
  failed: Refused | null;
}

export class Sequence {
  readonly #machine: PrinterMachine;
  readonly #buffers = new Map<Ink, Panel>();
  #open: Open | null = null;
  #last: readonly Sent[] | null = null;
  /** `Wcb;o;255`: the overlay of the next sequence, without a download. */
  #overlay: Panel | null = null;

  constructor(machine: PrinterMachine) {
    this.#machine = machine;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  get side(): Side | null {
    return this.#open?.side ?? null;
  }

  /** Panels sent in the open sequence. */
  get panels(): readonly Ink[] {
    return this.#open?.sent.map(({ panel }) => panel.ink) ?? [];
  }

  /** Buffers that hold a panel. */
  get buffers(): readonly Ink[] {
    return [...this.#buffers.keys()];
  }

  /** Power off, restart: the buffers are empty. */
  forget(): void {
    this.#open = null;
    this.#last = null;
    this.#overlay = null;
    this.#buffers.clear();
  }

  /** An upload that broke off: what was printed is on the card, the rest never comes. */
  abandon(): void {
    this.#open = null;
  }

  /** `Ss`, `Sr`, `Sv`. */
  begin(name: 'Ss' | 'Sr' | 'Sv'): Answer {
    if (name === 'Ss') {
      this.#open = { side: 'front', waiting: null, sent: [], begun: new Set(), failed: null };
      return TAKEN;
    }
    if (this.#open === null) return REFUSED.parameter;
    if (name === 'Sv' && !this.#machine.settings.options.flip) {
      return this.#fail(this.#machine.fails('ERR_NO_OPTION', REFUSED.mechanical));
    }
    this.#open.side = name === 'Sv' ? 'back' : 'front';
    return TAKEN;
  }

  /** A download begins: the panel before it goes to the head. */
  panelBegins(): void {
    const open = this.#open;
    const waiting = open?.waiting;
    if (!open || !waiting) return;
    open.waiting = null;
    void this.#print(open, waiting, ['Db']);
  }

  /** A panel that can't be one: the job is not printed without it. */
  spoil(): void {
    this.#fail(REFUSED.parameter);
  }

  /** `Db`, `Dbc`. */
  download(command: Command): Answer {
    if (this.#open === null) return REFUSED.parameter;
    const panel = panelOf(command);
    return panel === null ? this.#fail(REFUSED.parameter) : this.#take(panel);
  }

  /** `Ssd;panel`: as if the panel in that buffer had been sent again. */
  reuse(ink: string): Answer {
    const panel = isInk(ink) ? this.#buffers.get(ink) : undefined;
    if (panel === undefined) return REFUSED.parameter;
    return this.#open === null ? REFUSED.parameter : this.#take(panel);
  }

  /** `Wcb;panel;value`: fills a K or O buffer; `Wcb;o;255` is the overlay of the next sequence. */
  fill(ink: string, value: string): Answer {
    const number = Number(value);
    if ((ink !== 'k' && ink !== 'o') || !/^\d{1,3}$/.test(value) || number > 255) return REFUSED.parameter;
    if (this.#open !== null && this.#machine.parameters.errorMode === '0') return REFUSED.notInOpenSequence;
    const panel = evenPanel(ink, number);
    this.#buffers.set(ink, panel);
    if (ink === 'o') this.#overlay = number === 0 ? null : panel;
    return DONE;
  }

  /** `Se`: prints what is left of the sequence and ejects as `Pneab` says; null when no sequence is open. */
  end(places: readonly string[]): Promise<Answer> | null {
    const open = this.#open;
    if (open === null) return null;
    this.#open = null;
    const { waiting } = open;
    if (waiting) void this.#print(open, waiting, places);
    const overlay = this.#overlay;
    this.#overlay = null;
    const bare = open.failed === null && !open.sent.some(({ panel }) => panel.ink === 'o');
    if (overlay && bare && open.sent.length > 0) {
      const sent = { side: open.side, panel: overlay };
      open.sent.push(sent);
      void this.#print(open, sent, places);
    }
    if (open.failed === null) this.#last = open.sent;
    return this.#finish(open, places);
  }

  /** `Sc`: the last sequence again, without an upload. */
  repeat(places: readonly string[]): Promise<Answer> | Answer {
    if (this.#last === null || this.#open !== null) return REFUSED.parameter;
    const again: Open = { side: 'front', waiting: null, sent: [...this.#last], begun: new Set(), failed: null };
    for (const sent of this.#last) void this.#print(again, sent, places);
    return this.#finish(again, places);
  }

  /** `Sp;panel`: prints one buffer. */
  printBuffer(ink: string, places: readonly string[]): Promise<Answer> | Answer {
    const panel = isInk(ink) ? this.#buffers.get(ink) : undefined;
    if (panel === undefined) return REFUSED.parameter;
    const side = this.#open?.side ?? 'front';
    return this.#machine.action(['print', ...places], () =>
      printPanel(this.#machine, { side, panel, opensFace: true }, places),
    );
  }

  #take(panel: Panel): Answer {
    const open = this.#open;
    if (open === null) return REFUSED.parameter;
    if (open.waiting) this.panelBegins();
    if (open.failed) return TAKEN;
    const last = open.sent.findLast((it) => it.side === open.side)?.panel.ink ?? null;
    if (!follows(panel.ink, last)) return this.#fail(REFUSED.parameter);
    const { ribbon } = this.#machine;
    if (ribbon !== null && !ribbonHas(ribbon.type, panel.ink)) {
      return this.#fail(this.#machine.fails('ERR_BAD_RIBBON', REFUSED.ribbon));
    }
    this.#buffers.set(panel.ink, panel);
    open.waiting = { side: open.side, panel };
    open.sent.push(open.waiting);
    return TAKEN;
  }

  #fail(refused: Refused): Refused {
    if (this.#open) {
      this.#open.failed ??= refused;
      this.#open.waiting = null;
    }
    return refused;
  }

  async #print(open: Open, { side, panel }: Sent, places: readonly string[]): Promise<void> {
    const goesOn = open.begun.size > 0 || open.failed !== null;
    const opensFace = !open.begun.has(side);
    open.begun.add(side);
    await this.#machine.action(
      ['print', ...places],
      async () => {
        if (open.failed) return open.failed;
        const printed = await printPanel(this.#machine, { side, panel, opensFace }, places);
        if (printed.kind === 'refused') open.failed ??= printed;
        return printed;
      },
      goesOn,
    );
  }

  /** Behind all panels: what became of them, and the card out if it is to leave. */
  #finish(open: Open, places: readonly string[]): Promise<Answer> {
    const machine = this.#machine;
    const goesOn = open.begun.size > 0 || open.failed !== null;
    const close = async (): Promise<Outcome> => {
      if (open.failed) return open.failed;
      if (open.sent.length === 0) {
        const positioned = await toStation(machine, 'print', places);
        if (positioned.kind !== 'done') return positioned;
      }
      return machine.parameters.ejectsAfterPrint ? eject(machine, places) : DONE;
    };
    return machine.action(['eject', ...places], close, goesOn);
  }
}
