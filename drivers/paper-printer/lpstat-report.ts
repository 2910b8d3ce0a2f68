/** Reads what `lpstat` of CUPS prints in the C locale. */

export type PaperPrinterState = 'idle' | 'printing' | 'stopped' | 'unknown';

export interface PaperPrinterInfo {
  readonly name: string;
  readonly state: PaperPrinterState;
  readonly isDefault: boolean;
  /** What the printer says of itself, empty when nothing. */
  readonly message: string;
}

const STATES: readonly (readonly [RegExp, PaperPrinterState])[] = [
  [/ is idle\./, 'idle'],
  [/ now printing /, 'printing'],
  [/ disabled since /, 'stopped'],
];

/** `lpstat -p`: a line per printer, its message indented under it. */
const statesOf = (text: string): ReadonlyMap<string, { state: PaperPrinterState; message: string }> => {
  const found = new Map<string, { state: PaperPrinterState; message: string }>();
  let current: string | null = null;
  for (const line of text.split('\n')) {
    const name = /^printer (\S+) /.exec(line)?.[1];
    if (name !== undefined) {
      const state = STATES.find(([pattern]) => pattern.test(line))?.[1] ?? 'unknown';
      found.set(name, { state, message: '' });
      current = name;
    } else if (current !== null && /^\s+\S/.test(line)) {
      const before = found.get(current);
      if (before !== undefined && before.message === '') found.set(current, { ...before, message: line.trim() });
    }
  }
  return found;
};

/** Printers by `lpstat -e` (names), `lpstat -d` (the default) and `lpstat -p` (states). */
export const printersOf = (report: {
  readonly names: string;
  readonly chosen: string;
  readonly states: string;
}): readonly PaperPrinterInfo[] => {
  const chosen = /^system default destination: (\S+)/m.exec(report.chosen)?.[1];
  const states = statesOf(report.states);
  return report.names
    .split('\n')
    .map((line) => line.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const { state = 'unknown', message = '' } = states.get(name) ?? {};
      return { name, state, isDefault: name === chosen, message };
    });
};

/** `request id is Name-12 (0 file(s))`. */
export const jobOf = (text: string): string | null => /^request id is (\S+-\d+) /m.exec(text)?.[1] ?? null;

/** Whether a job stands in a list of `lpstat -o`. */
export const listsJob = (text: string, job: string): boolean =>
  text.split('\n').some((line) => line.startsWith(`${job} `));

/** Why a job of `lpstat -l -W completed -o` was given up; null when the printer has it. */
export const givenUp = (text: string, job: string): string | null => {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${job} `));
  if (at < 0) return null;
  const end = lines.findIndex((line, i) => i > at && /^\S/.test(line));
  const own = lines.slice(at + 1, end < 0 ? undefined : end);
  const alerts = own.find((line) => /^\s+Alerts:/.test(line))?.replace(/^\s+Alerts:\s*/, '') ?? '';
  const status = own.find((line) => /^\s+Status:/.test(line))?.replace(/^\s+Status:\s*/, '') ?? '';
  return /cancel|abort|error/.test(alerts) ? status || alerts : null;
};
