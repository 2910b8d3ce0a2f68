import type { FailureParams } from '#basics/result.ts';
import { type BusyView, type MachineView, PERSON_FIELDS, type SessionView, type StationView } from '#contract/views.ts';
import type { TextKey } from '../../i18n/zh-CN.ts';
import { firstNeed } from './first-need.ts';

export interface Heading {
  readonly key: TextKey;
  readonly values?: FailureParams;
  /** Values that are texts themselves. */
  readonly words?: Readonly<Record<string, TextKey>>;
}

/** The word for a field the applicant objected to. */
export const fieldKey = (field: string): TextKey => {
  const known = PERSON_FIELDS.find((name) => name === field);
  return known === undefined ? 'field.other' : `field.${known}`;
};

const ofReady = (station: StationView): Heading => {
  if (station.checking) return { key: 'heading.ready.checking' };
  if (station.ready) return { key: 'heading.ready.ok' };
  const open = station.checks.filter((check) => check.state === 'fail' || check.state === 'unknown').length;
  return { key: 'heading.ready.missing', values: { count: Math.max(1, open) } };
};

const ofVerdict = (session: SessionView): Heading => {
  const { verdict, busy, guardian } = session;
  if (busy?.what === 'read-guardian') return { key: 'heading.guardian' };
  if (verdict === null) return { key: 'heading.look-up' };
  if (verdict.decision !== 'needs') return { key: `heading.verdict.${verdict.decision}` };
  const need = firstNeed(session);
  if (need === null) return { key: 'heading.verdict.needs' };
  if (need.what === 'guardian') {
    return { key: guardian === null ? 'heading.needs.guardian' : 'heading.needs.guardian.other' };
  }
  if (need.what === 'materials') return { key: 'heading.needs.materials', values: { count: openPapers(session) } };
  return { key: need.kind === 'decision' ? `heading.needs.${decisionOf(need.what)}` : 'heading.verdict.needs' };
};

const openPapers = ({ materials }: SessionView): number => materials.filter(({ settled }) => !settled).length;

const DECISIONS_OF_PEOPLE = ['relation', 'guardian-wants-card', 'photo-is-person', 'holder-agrees'] as const;
const decisionOf = (what: string): (typeof DECISIONS_OF_PEOPLE)[number] =>
  DECISIONS_OF_PEOPLE.find((one) => one === what) ?? 'relation';

const ofApplication = ({ form, application }: SessionView): Heading => {
  if (application?.state === 'under-review') return { key: 'heading.application.review' };
  if (application?.state === 'approved') return { key: 'heading.application.approved' };
  if (application?.state === 'refused') return { key: 'heading.application.refused' };
  if (form === null) return { key: 'heading.application' };
  if (form.disputed !== null) {
    return { key: 'heading.application.disputed', words: { field: fieldKey(form.disputed) } };
  }
  if (form.missing.length > 0) return { key: 'heading.application.missing', values: { count: form.missing.length } };
  return { key: 'heading.application.complete' };
};

const ofHandOver = (place: MachineView['place']): Heading => {
  if (place === 'gate') return { key: 'heading.hand-over.gate' };
  return { key: place === 'handed-over' ? 'heading.hand-over.taken' : 'heading.hand-over.moving' };
};

const ofActivation = (activation: SessionView['activation']): Heading => {
  if (activation === null || activation.pin === 'waiting') return { key: 'heading.activate.pin' };
  const done = activation.pin === 'set' && activation.socialSecurity && activation.bank;
  return { key: done ? 'heading.activate.done' : 'heading.activate.switch' };
};

/** What is done waits for the disk: its outcome is not recorded yet, so nothing goes on. */
export const diskHint = ({ busy }: SessionView): NonNullable<BusyView['hint']> | null => {
  const hint = busy?.hint;
  return hint?.code.startsWith('database.') ? hint : null;
};

/** The one heading of the main area: the decision or the wait. Faults have their own. */
export const headingOf = (session: SessionView, station: StationView, machine: MachineView): Heading => {
  if (diskHint(session) !== null) return { key: 'heading.disk' };
  switch (session.step) {
    case 'ready':
      return ofReady(station);
    case 'identify':
      return { key: 'heading.identify' };
    case 'look-up':
      return { key: 'heading.look-up' };
    case 'verdict':
      return ofVerdict(session);
    case 'application':
      return ofApplication(session);
    case 'make':
      return {
        key:
          session.busy === null && session.stages.every((stage) => stage.state === 'waiting')
            ? 'heading.make.start'
            : 'heading.make',
      };
    case 'activate':
      return ofActivation(session.activation);
    case 'hand-over':
      return session.prompt === null ? ofHandOver(machine.place) : { key: 'heading.hand-over.prompt' };
    case 'closed':
      return { key: session.outcome === null ? 'heading.loading' : `heading.closed.${session.outcome.outcome}` };
  }
};
