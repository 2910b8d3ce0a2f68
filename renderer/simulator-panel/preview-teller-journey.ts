import type { Reason, SessionView, StationView } from '#contract/views.ts';
import { guardian, ownCard, papersUnderWay, preschooler, settledPapers } from './preview-case.ts';
import { guardianHere, minor, minorsReasons, need, related } from './preview-family.ts';
import { AT, eligible, photo, platform, reasons, station } from './preview-parts.ts';
import {
  approved,
  busy,
  identified,
  MINUTE,
  online,
  review,
  type Session,
  screen,
  type TellerPreview,
  verdict,
} from './preview-teller-parts.ts';

const NEEDS_ACTIONS: SessionView['actions'] = ['session.finish', 'session.refreshApplication', 'session.readGuardian'];

const needs = (open: readonly Reason[], changes: Session): TellerPreview =>
  verdict('needs', [...open, ...minorsReasons], { ...minor, actions: [...NEEDS_ACTIONS], ...changes });

const waitingPeople: StationView['waiting'] = [
  {
    sessionId: 's-2',
    name: '赵**',
    idNumber: '4306**********0051',
    since: AT - 4 * MINUTE,
    state: 'under-review',
    askedAt: AT - MINUTE,
  },
  {
    sessionId: 's-1',
    name: '李*',
    idNumber: '4306**********0035',
    since: AT - 12 * MINUTE,
    state: 'approved',
    askedAt: AT - MINUTE,
  },
  {
    sessionId: 's-3',
    name: '钱**',
    idNumber: '4306**********006X',
    since: AT - 9 * MINUTE,
    state: 'refused',
    askedAt: AT - MINUTE,
  },
];

const refused = (code: string): TellerPreview =>
  verdict('refuse', [platform(code, 'refuse', { rule: 'N7' }), ...eligible], {
    ...online,
    application: {
      ...approved,
      delivery: code === 'application.by-post' ? 'post' : 'outlet',
      crossProvince: code === 'application.cross-province',
      outlet: null,
    },
    actions: ['session.finish', 'session.refreshApplication'],
  });

/** People with a guardian, with papers, with a wait; what is said and ticked at the counter. */
export const tellerJourney = {
  'ready-waiting': () => ({
    ...screen({ actions: ['session.begin'] }),
    station: { ...station, waiting: waitingPeople },
  }),
  'ready-background': () => ({
    ...screen({ actions: ['session.begin'] }),
    station: {
      ...station,
      background: null,
      checks: station.checks.map((check) =>
        check.check === 'photo-background' ? { ...check, state: 'warn', code: 'photo.background-unchecked' } : check,
      ),
    },
  }),
  'guardian-needed': () =>
    needs([need('guardian.missing', 'guardian', 'person', { source: 'station' })], {
      guardian: null,
      actions: ['session.readGuardian', 'session.finish', 'session.refreshApplication'],
    }),
  'guardian-reading': () =>
    needs([need('guardian.missing', 'guardian', 'person', { source: 'station' })], {
      guardian: null,
      busy: busy('read-guardian', 5000, 6000),
      actions: ['session.stopWaiting'],
    }),
  'guardian-other': () =>
    needs(
      [
        need('guardian.other-applied', 'guardian', 'person', {
          rule: 'N6',
          source: 'platform',
          params: { who: '王*' },
        }),
      ],
      { actions: ['session.readGuardian', 'session.finish', 'session.refreshApplication'] },
    ),
  relation: () =>
    needs([need('guardian.relation-unknown', 'relation', 'decision'), guardianHere], {
      guardian: { ...guardian, relation: null },
    }),
  'relation-contradicts': () =>
    needs([need('guardian.relation-contradicts', 'relation', 'decision'), guardianHere], {
      guardian: { ...guardian, relation: { kin: 'father', household: 'same' } },
    }),
  'preschool-decide': () =>
    needs([need('preschool.voluntary', 'guardian-wants-card', 'decision', { rule: 'N4' }), guardianHere, related], {
      person: preschooler,
      mode: null,
      application: null,
      photo: null,
    }),
  'holder-agrees': () =>
    verdict(
      'needs',
      [
        need('application.by-other', 'holder-agrees', 'decision', {
          rule: 'N7',
          source: 'platform',
          params: { who: '王*' },
        }),
        ...eligible,
      ],
      {
        ...online,
        application: { ...approved, appliedFor: 'other', applicant: '王*' },
        materials: ownCard,
        photo: { ...photo, source: 'application' },
        actions: ['session.finish', 'session.refreshApplication'],
      },
    ),
  'photo-compare': () =>
    needs([need('photo.to-compare', 'photo-is-person', 'decision', { rule: 'N6' }), guardianHere, related], {}),
  'materials-open': () =>
    needs([need('materials.open', 'materials', 'document', { params: { count: 3 } }), guardianHere, related], {
      decisions: ['photo-is-person'],
    }),
  'materials-under-way': () =>
    needs([need('materials.open', 'materials', 'document', { params: { count: 1 } }), guardianHere, related], {
      decisions: ['photo-is-person'],
      materials: papersUnderWay,
    }),
  'materials-no-camera': () => ({
    ...needs([need('materials.open', 'materials', 'document', { params: { count: 1 } }), guardianHere, related], {
      materials: papersUnderWay,
      decisions: ['photo-is-person'],
    }),
    station: { ...station, documentCamera: false },
  }),
  'verdict-make-minor': () =>
    verdict('make', [guardianHere, related, ...reasons.allMet], {
      ...minor,
      decisions: ['photo-is-person'],
      materials: settledPapers,
      actions: ['session.make', 'session.readGuardian', 'session.cancel'],
    }),
  'verdict-wait-long': () =>
    verdict('wait', reasons.underReview, {
      mode: 'online',
      application: { ...approved, state: 'under-review' },
      review: review(19 * MINUTE),
      actions: ['session.refreshApplication', 'session.park', 'session.finish'],
    }),
  'verdict-by-post': () => refused('application.by-post'),
  'verdict-cross-province': () => refused('application.cross-province'),
  'verdict-mismatch': () => refused('application.identity-mismatch'),
  'verdict-fault': () =>
    verdict('wait', reasons.underReview, {
      mode: 'online',
      application: { ...approved, state: 'under-review' },
      fault: {
        code: 'platform.unreachable',
        kind: 'retry',
        during: 'read-application',
        cardPlace: 'none',
        cardNext: 'none',
      },
      actions: ['session.retry', 'session.back', 'session.cancel'],
    }),
  'closed-referral': () =>
    screen({
      ...identified,
      step: 'closed',
      mode: 'online',
      verdict: { decision: 'other-outlet', reasons: [...reasons.otherOutlet], outlet: approved.outlet },
      application: { ...approved, outlet: null },
      outcome: {
        outcome: 'refused',
        fate: 'none',
        customerCard: false,
        reasons: reasons.otherOutlet.slice(0, 1),
        exceptions: [],
        machineMs: 0,
        totalMs: 38_000,
      },
      actions: ['session.finish'],
    }),
} satisfies Readonly<Record<string, () => TellerPreview>>;
