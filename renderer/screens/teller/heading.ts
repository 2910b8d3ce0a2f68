import type { FailureParams } from '#basics/result.ts';
import type { MachineView, SessionView, StationView } from '#contract/views.ts';
import type { TextKey } from '../../i18n/zh-CN.ts';

export interface Heading {
  readonly key: TextKey;
  readonly values?: FailureParams;
  /** Values that are texts themselves. */
  readonly words?: Readonly<Record<string, TextKey>>;
}

const FIELDS = ['name', 'sex', 'nation', 'nationality', 'birth', 'idNumber', 'address', 'phone'] as const;

/** The word for a field the applicant objected to. */
export const fieldKey = (field: string): TextKey => {
  const known = FIELDS.find((name) => name === field);
  return known === undefined ? 'field.other' : `field.${known}`;
};

const ofReady = (station: StationView): Heading => {
  if (station.checking) return { key: 'heading.ready.checking' };
  if (station.ready) return { key: 'heading.ready.ok' };
  const open = station.checks.filter((check) => check.state === 'fail' || check.state === 'unknown').length;
  return { key: 'heading.ready.missing', values: { count: Math.max(1, open) } };
};

const ofApplication = ({ form, application }: SessionView): Heading => {
  if (application?.state === 'under-review') return { key: 'heading.application.review' };
  if (application?.state === 'approved') return { key: 'heading.application.approved' };
  if (form === null) return { key: 'heading.application' };
  if (form.disputed !== null) {
    return { key: 'heading.application.disputed', words: { field: fieldKey(form.disputed) } };
  }
  if (form.missing.length > 0) return { key: 'heading.application.missing', values: { count: form.missing.length } };
  return { key: application?.state === 'refused' ? 'heading.application.refused' : 'heading.application.complete' };
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

/** The one heading of the main area: the decision or the wait. Faults have their own. */
export const headingOf = (session: SessionView, station: StationView, machine: MachineView): Heading => {
  switch (session.step) {
    case 'ready':
      return ofReady(station);
    case 'identify':
      return { key: 'heading.identify' };
    case 'look-up':
      return { key: 'heading.look-up' };
    case 'verdict':
      return session.verdict === null
        ? { key: 'heading.look-up' }
        : { key: `heading.verdict.${session.verdict.decision}` };
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
