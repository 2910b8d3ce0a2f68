/** The printer's settings (§1.4, §1.5): which can be sent, which survive a restart, what they mean. */

const INK = '[ymcko]';
const CHANGE = '[=+-];\\d{1,5}';
const SAVE = '(;s)?';

/** Name → what may follow it, parameters joined by `;`. */
const RULES: Readonly<Record<string, RegExp>> = {
  Pem: RegExp(`^(0|1|2|3|4|5|16|18)${SAVE}$`),
  Pcim: RegExp(`^([FMB]|I(;S)?)${SAVE}$`),
  Pmi: RegExp(`^[FMB]${SAVE}$`),
  Pcem: RegExp(`^[MINk]${SAVE}$`),
  Pcrm: RegExp(`^[A-Z]${SAVE}$`),
  Pneab: RegExp(`^(E|D|A;[01])${SAVE}$`),
  Psmgr: RegExp(`^\\d${SAVE}$`),
  Pbc: RegExp(`^(A;[DNR]|D;\\d{1,5})${SAVE}$`),
  Pfs: RegExp(`^\\d{1,5}(;\\d{1,5}){4}${SAVE}$`),
  Pr: RegExp(`^[a-z]{1,8}(;t)?${SAVE}$`),
  Pc: RegExp(`^${INK}(;${CHANGE})?${SAVE}$`),
  Pl: RegExp(`^${INK}(;${CHANGE})?${SAVE}$`),
  Pco: RegExp(`^${CHANGE}${SAVE}$`),
  Ps: RegExp(`^(${INK};)?(${CHANGE}|\\d{1,3})${SAVE}$`),
  Px: RegExp(`^${CHANGE}${SAVE}$`),
  Py: RegExp(`^${CHANGE}${SAVE}$`),
  Pnl: RegExp(`^(${CHANGE}|\\d{1,4})${SAVE}$`),
  Pdt: /^[A-Z]{1,8}(;[A-Za-z0-9]{1,8})?$/,
  Mr: /^([sin]|[+\-!=](;?\d{1,5})?)$/,
  Ppws: /^\d{1,12}$/,
  Pps: RegExp(`^[01]${SAVE}$`),
  Pcom: /^[12];(2400|4800|9600|19200|38400|57600|115200);[NOE];(8;)?[12](;(0|NONE|XON\/XOFF|RTS\/CTS|BOTH|ACK\/NACK))?(;[0ERD])?$/,
  Pos: RegExp(`^${CHANGE}$`),
  Poc: RegExp(`^${CHANGE}$`),
  Psm: RegExp(`^[01](;[ul])?${SAVE}$`),
  Sk: /^(f;[0-3]|[ws];[01])$/,
};

/** Told apart by their first parameter as well. */
const SEVERAL = new Set(['Pbc', 'Pc', 'Pl', 'Ps', 'Sk', 'Pcom']);
/** They survive a restart without being asked to: the serial ports, and the offsets of the stations. */
const ALWAYS_SAVED = new Set(['Pcom', 'Pos', 'Poc']);
const STEPPED = new Set(['Pc', 'Pl', 'Pco', 'Ps', 'Px', 'Py', 'Pnl', 'Pos', 'Poc']);

/** Values of a new printer where one is known: contrast 10, chip station at 1158 dots. */
const FACTORY: Readonly<Record<string, number>> = { Pc: 10, Pos: 1_158 };

const HOST_HANDLES: readonly string[] = ['1', '2', '3', '18'];

export type Input = 'feeder' | 'manual' | 'both' | 'bezel';
export type Output = 'exit' | 'bezel' | 'reject' | 'lower';

export class Parameters {
  readonly #values = new Map<string, string>();
  readonly #saved: Record<string, string>;
  readonly #save: () => void;

  /** `saved` is kept up to date, `save` is called when it changed. */
  constructor(saved: Record<string, string>, save: () => void) {
    this.#saved = saved;
    this.#save = save;
    this.forget();
  }

  /** What is in force, by name (`Pem`) or name and first parameter (`Pbc;A`). */
  get values(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#values);
  }

  static knows(name: string): boolean {
    return Object.hasOwn(RULES, name);
  }

  /** Power-on, reset: only what was saved is left. */
  forget(): void {
    this.#values.clear();
    for (const [key, value] of Object.entries(this.#saved)) this.#values.set(key, value);
  }

  /** Takes a setting; false when its parameters make no sense. */
  set(name: string, params: readonly string[]): boolean {
    const rule = RULES[name];
    if (!rule?.test(params.join(';'))) return false;
    const asked = params.at(-1) === 's' && (params.length > 1 || name !== 'Mr');
    const plain = asked ? params.slice(0, -1) : params;
    const key = keyOf(name, plain);
    const value = STEPPED.has(name) ? this.#stepped(name, key, plain) : plain.join(';');
    this.#put(key, value, asked || ALWAYS_SAVED.has(name));
    // The plain mode of a new printer: what was added to it goes with it.
    if (key === 'Pem' && value === '0') for (const added of ['Pem;4', 'Pem;5']) this.#drop(added, asked);
    return true;
  }

  /** The number a setting stands at. */
  number(key: string): number {
    const value = Number(this.#values.get(key)?.split(';').at(-1));
    return Number.isFinite(value) ? value : (FACTORY[key.split(';')[0] ?? ''] ?? 0);
  }

  text(key: string, fallback: string): string {
    return this.#values.get(key) ?? fallback;
  }

  saved(key: string, fallback: string): string {
    return this.#saved[key] ?? fallback;
  }

  get errorMode(): string {
    return this.text('Pem', '0');
  }

  /** False: the printer keeps its faults to itself and stays busy. */
  get hostHandlesErrors(): boolean {
    return HOST_HANDLES.includes(this.errorMode);
  }

  get coverIgnored(): boolean {
    return this.errorMode === '1';
  }

  /** Flags of the last fault stay until `Scs`. */
  get keepsStatus(): boolean {
    return this.errorMode === '3';
  }

  get acknowledges(): boolean {
    return this.#values.has('Pem;4');
  }

  get input(): Input {
    const value = this.#values.get('Pcim') ?? 'F';
    return ({ F: 'feeder', M: 'manual', B: 'both', I: 'bezel' } as const)[value[0] ?? 'F'] ?? 'feeder';
  }

  /** A card pushed in at the bezel goes straight on to the chip station. */
  get intakeToChip(): boolean {
    return this.#values.get('Pcim') === 'I;S';
  }

  get output(): Output {
    const value = this.#values.get('Pcem') ?? 'M';
    return ({ M: 'exit', I: 'bezel', N: 'reject', k: 'lower' } as const)[value] ?? 'exit';
  }

  get ejectionForbidden(): boolean {
    return this.#values.get('Pneab') === 'A;0';
  }

  get ejectsAfterPrint(): boolean {
    const rule = this.#values.get('Pneab');
    return rule !== 'A;0' && rule !== 'E';
  }

  /** What the bezel does with a card nobody takes, and after how long; null seconds: it was never told. */
  get bezel(): { readonly action: 'nothing' | 're-insert' | 'reject'; readonly seconds: number | null } {
    const action = ({ D: 'nothing', N: 're-insert', R: 'reject' } as const)[
      this.#values.get('Pbc;A')?.split(';')[1] ?? 'D'
    ];
    const seconds = this.#values.get('Pbc;D')?.split(';')[1];
    return { action: action ?? 'nothing', seconds: seconds === undefined ? null : Number(seconds) };
  }

  /** Flow control of a serial port that makes it answer with ACK and NACK. */
  acknowledgesPort(port: 1 | 2): boolean {
    return /;ACK\/NACK(;[ER])?$/.test(this.text(`Pcom;${port}`, ''));
  }

  #stepped(name: string, key: string, plain: readonly string[]): string {
    const last = Number(plain.at(-1));
    const sign = plain.at(-2);
    const head = key === name ? [] : [plain[0] ?? ''];
    const bare = plain.length === head.length;
    const now = this.number(key);
    const next = bare ? (FACTORY[name] ?? 0) : sign === '+' ? now + last : sign === '-' ? now - last : last;
    return [...head, '=', String(next)].join(';');
  }

  #put(key: string, value: string, save: boolean): void {
    this.#values.set(key, value);
    if (!save) return;
    this.#saved[key] = value;
    this.#save();
  }

  #drop(key: string, save: boolean): void {
    this.#values.delete(key);
    if (!save || this.#saved[key] === undefined) return;
    delete this.#saved[key];
    this.#save();
  }
}

const keyOf = (name: string, params: readonly string[]): string => {
  // 4 and 5 are added to the mode that is in force.
  if (name === 'Pem') return params[0] === '4' || params[0] === '5' ? `Pem;${params[0]}` : 'Pem';
  // The older name of the same setting.
  if (name === 'Pmi') return 'Pcim';
  const first = params[0] ?? '';
  const own = SEVERAL.has(name) && (name !== 'Ps' || /^[ymcko]$/.test(first));
  return own ? `${name};${first}` : name;
};
