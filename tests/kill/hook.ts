/**
 * Makes this process, its card worker or the printer's power die at one instant of the journal. Only test programs
 * load it; the product has no such place. It stands around the two methods through which every intent and every
 * outcome is written.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ActName } from '#domain/issuance/effects.ts';
import { SessionBooks } from '#services/issuance/session-books.ts';
import { AsideRequests } from './aside-request.ts';
import { type Kill, usualMs } from './trial.ts';

/** The acts that say a second time what they are about to do, just before the physical part. */
const SAID_TWICE: ReadonlySet<ActName> = new Set([
  'feed-blank',
  'write-chip',
  'print-face',
  'retain-card',
  'submit-application',
]);

export interface Armed extends Kill {
  /** Of the virtual devices; 0 takes no device time. */
  readonly speed: number;
  readonly control: { readonly url: string; readonly token: string };
  /** What happened is written here before it happens. */
  readonly report: string;
}

/** What the hook did. */
export interface Struck {
  readonly act: ActName;
  /** The act was over before the instant came: it died at its end. */
  readonly late: boolean;
  /** False: there was no worker to kill. */
  readonly hit: boolean;
}

const { intent, outcome } = SessionBooks.prototype;
const aside = new AsideRequests();
let armed: Armed | null = null;
/** Times the act was begun since it was armed. */
let begun = 0;
/** Act and attempt whose outcome is not written yet. */
let open: string | null = null;
let timer: NodeJS.Timeout | null = null;

/** From now on, until it has struck or `disarm`. */
export const arm = (what: Armed): void => {
  armed = what;
  begun = 0;
  open = null;
};

export const disarm = (): void => {
  armed = null;
  if (timer !== null) clearTimeout(timer);
  timer = null;
};

/** True for the beginning of the act that the armed instant belongs to. */
const isMeant = (act: ActName): boolean => armed !== null && armed.point.act === act && begun === armed.occurrence;

SessionBooks.prototype.intent = function (act, attempt, detail) {
  const key = `${act} ${attempt}`;
  const first = open !== key;
  open = key;
  if (first && armed?.point.act === act) begun += 1;
  if (first && isMeant(act) && armed?.point.phase === 'before-intent') strike(false);
  intent.call(this, act, attempt, detail);
  if (!isMeant(act) || armed === null) return;
  const { phase } = armed.point;
  if (first && phase === 'after-intent') queueMicrotask(() => strike(false));
  const from = phase === 'during-late' && SAID_TWICE.has(act) ? 'second' : 'first';
  if ((phase === 'during' || phase === 'during-late') && from === (first ? 'first' : 'second')) strikeSoon(armed);
};

SessionBooks.prototype.outcome = function (act, attempt, performed) {
  open = null;
  const phase = isMeant(act) ? armed?.point.phase : undefined;
  if (phase === 'after-act') strike(false);
  if (phase === 'during' || phase === 'during-late') strike(true);
  outcome.call(this, act, attempt, performed);
  // Runs when the transaction is over, before the next act does anything.
  if (phase === 'after-outcome') queueMicrotask(() => strike(false));
};

const strikeSoon = ({ point, fraction, speed }: Armed): void => {
  timer ??= setTimeout(() => strike(false), usualMs(point.act, speed) * fraction);
};

const strike = (late: boolean): void => {
  const what = armed;
  disarm();
  if (what === null) return;
  const { point, report } = what;
  const workers = point.victim === 'worker' ? workersOf(process.pid) : [];
  const struck: Struck = { act: point.act, late, hit: point.victim !== 'worker' || workers.length > 0 };
  writeFileSync(report, JSON.stringify(struck));
  switch (point.victim) {
    case 'host':
      process.kill(process.pid, 'SIGKILL');
      break;
    case 'worker':
      for (const pid of workers) process.kill(pid, 'SIGKILL');
      break;
    case 'power':
      order(what, 'power-off');
      setTimeout(() => order(what, 'power-on'), what.powerMs);
      break;
    case 'mains':
      order(what, 'power-off');
      process.kill(process.pid, 'SIGKILL');
  }
};

/** The card workers among the children of a process. */
const workersOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
    .filter((child) => child !== '')
    .map(Number)
    .filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('chip-card/worker.ts'));

const order = ({ control }: Armed, act: 'power-off' | 'power-on'): void => {
  const headers = { authorization: `Bearer ${control.token}`, 'content-type': 'application/json' };
  const { status, text } = aside.post(`${control.url}/act`, headers, { device: 'card-printer', act });
  // The session may be over before the power was to come back; then whoever tidied up after it was quicker.
  if (status === 409 && act === 'power-on' && text.includes('the printer is on')) return;
  if (status !== 200) throw new Error(`${act}: ${status} ${text}`);
};
