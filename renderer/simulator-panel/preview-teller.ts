import { foreigner, photo, reasons, stagesUpTo, station } from './preview-parts.ts';
import {
  application,
  approved,
  busy,
  card,
  cause,
  closed,
  emptyForm,
  fullForm,
  identified,
  identifying,
  MINUTE,
  making,
  online,
  review,
  screen,
  type TellerPreview,
  verdict,
} from './preview-teller-parts.ts';

/** The states of the teller's window from start of day to the card in the holder's hand, by name. */
export const tellerStates = {
  ready: () => screen({ actions: ['session.begin'] }),
  'ready-missing': () => ({
    ...screen({ actions: ['session.begin'] }, 'none', {
      ribbonLeft: 0,
      platform: 'down',
      platformDownSince: Date.now() - 26 * 60 * MINUTE,
      rejected: 30,
    }),
    station: {
      ...station,
      ready: false,
      checks: station.checks.map((check) => {
        if (check.check === 'platform') return { ...check, state: 'fail', code: 'platform.unreachable' };
        if (check.check === 'ribbon') return { ...check, state: 'fail', code: 'printer.ribbon-ended' };
        if (check.check === 'stock') return { ...check, state: 'warn', code: 'stock.low', params: { count: 4 } };
        if (check.check === 'reject-box') return { ...check, state: 'unknown' };
        return check;
      }),
    },
  }),
  'ready-load-box': () => ({
    ...screen({ actions: ['session.begin'] }, 'none', { blanksLeft: 0, feeder: 'empty' }),
    station: {
      ...station,
      ready: false,
      checks: station.checks.map((check) =>
        check.check === 'stock' ? { ...check, state: 'fail', code: 'stock.none-loaded' } : check,
      ),
    },
  }),
  'ready-unsettled': () => ({
    ...screen({ actions: ['session.begin'] }),
    station: {
      ...station,
      ready: false,
      checks: station.checks.map((check) => {
        if (check.check === 'stock')
          return { ...check, state: 'fail', code: 'stock.card-unsettled', params: { count: 1 } };
        if (check.check !== 'reject-box') return check;
        return { ...check, state: 'fail', code: 'stock.reject-box-nearly-full', params: { count: 29, capacity: 30 } };
      }),
      unsettled: [
        { blankId: 'LX-0003-017', state: 'in-machine' },
        { blankId: 'LX-0003-018', state: 'missing' },
      ],
      rejectBox: { cards: 29, capacity: 30 },
      exceptions: [
        {
          code: 'stock.double-feed',
          params: { expected: '–', seen: '–', blank: 'LX-0003-018' },
          at: 1_795_415_300_000,
        },
        { code: 'stock.ribbon-differs', params: { expected: '211', seen: '212', blank: '–' }, at: 1_795_415_200_000 },
      ],
      boxSuspected: true,
    },
  }),
  'ready-checking': () => ({
    ...screen({ actions: ['session.begin'] }),
    station: {
      ...station,
      ready: false,
      checking: true,
      checks: station.checks.map((check, index) => (index < 3 ? check : { ...check, state: 'unknown' })),
    },
  }),
  identify: () =>
    screen({
      sessionId: 'preview',
      step: 'identify',
      busy: busy('read-identity', 5000, 8000),
      actions: ['session.cancel'],
    }),
  'identify-read-already': () => identifying('id-reader.card-read-already'),
  'identify-reader-away': () => identifying('id-reader.unplugged'),
  'look-up': () =>
    screen({
      ...identified,
      step: 'look-up',
      busy: busy('look-up-person', 3000, 1200),
      actions: [],
    }),
  'verdict-foreigner': () =>
    verdict('apply-on-site', reasons.noApplication, {
      person: foreigner,
      actions: ['session.startApplication', 'session.refreshApplication', 'session.cancel'],
    }),
  'verdict-make': () =>
    verdict('make', reasons.allMet, { ...online, photo, actions: ['session.make', 'session.cancel'] }),
  'verdict-apply-on-site': () =>
    verdict('apply-on-site', reasons.noApplication, {
      actions: ['session.startApplication', 'session.refreshApplication', 'session.cancel'],
    }),
  'verdict-wait': () =>
    verdict('wait', reasons.underReview, {
      mode: 'online',
      application: { ...approved, state: 'under-review' },
      review: review(4 * MINUTE),
      actions: ['session.refreshApplication', 'session.park', 'session.finish'],
    }),
  'verdict-other-outlet': () =>
    verdict('other-outlet', reasons.otherOutlet, {
      ...online,
      actions: ['session.finish', 'session.refreshApplication'],
    }),
  'verdict-correct': () =>
    verdict('correct', reasons.refusedReview, {
      mode: 'online',
      application: { ...approved, state: 'refused' },
      actions: ['session.correct', 'session.refreshApplication', 'session.finish'],
    }),
  'verdict-refuse': () =>
    verdict('refuse', reasons.refused, { actions: ['session.finish', 'session.refreshApplication'] }),
  'application-empty': () => application(emptyForm),
  'application-disputed': () =>
    application(
      {
        ...fullForm,
        dataConfirmed: false,
        disputed: 'address',
        consented: false,
        missing: ['form.disputed', 'form.unconfirmed', 'consent.missing'],
        phoneCheck: { realName: false, checkedAt: 1_795_400_000_000, source: '卡管平台' },
      },
      { photo },
    ),
  'application-complete': () => application(fullForm, { photo }),
  'application-review': () =>
    application(fullForm, {
      photo,
      application: { ...approved, mode: 'onsite', state: 'under-review' },
      review: review(2 * MINUTE),
      actions: ['session.refreshApplication', 'session.park', 'session.finish'],
    }),
  'make-start': () =>
    screen({ ...online, step: 'make', stages: stagesUpTo(null), photo, actions: ['session.make', 'session.cancel'] }),
  'make-write': () => making('write', 'chip-station', { busy: busy('write-chip', 2000, 900, { done: 8, total: 15 }) }),
  'make-again': () =>
    making('authenticate', 'chip-station', {
      busy: busy('authenticate-chip', 3000, 700, { again: { code: 'chip.mute', attempt: 2, most: 4 } }),
      discarded: [
        {
          blankId: 'LX-0003-016',
          fate: 'retained',
          code: 'stock.wrong-bank',
          params: { blank: 'LX-0003-016', bank: '建设银行' },
        },
      ],
    }),
  'make-print': () => making('print', 'print-station', { busy: busy('print-face', 8000, 3000, { done: 2, total: 5 }) }),
  'activate-pin': () =>
    screen(
      {
        ...online,
        step: 'activate',
        card: card('chip-station'),
        activation: { pin: 'waiting', socialSecurity: false, bank: false },
        actions: ['session.retain'],
      },
      'chip-station',
    ),
  'activate-switch': () =>
    screen(
      {
        ...online,
        step: 'activate',
        card: card('chip-station'),
        busy: busy('activate-bank', 1000, 600),
        activation: { pin: 'set', socialSecurity: true, bank: false },
        actions: [],
      },
      'chip-station',
    ),
  'hand-over': () =>
    screen(
      { ...online, step: 'hand-over', card: card('gate'), busy: busy('watch-gate', 15_000, 6000), actions: [] },
      'gate',
    ),
  'hand-over-prompt': () =>
    screen(
      {
        ...online,
        step: 'hand-over',
        card: card('gate'),
        prompt: 'take-card',
        busy: busy('watch-gate', 15_000, 17_000),
        actions: ['session.waitLonger'],
      },
      'gate',
    ),
  'hand-over-taken': () =>
    screen({ ...online, step: 'hand-over', card: card('handed-over'), actions: ['session.finish'] }, 'handed-over'),
  'closed-issued': () => closed('issued', 'handed-over', [], { machineMs: 24_300, totalMs: 171_000 }),
  'closed-refused': () => closed('refused', 'none', reasons.refused, { machineMs: 0, totalMs: 42_000 }),
  'closed-failed': () =>
    closed('failed', 'spoiled', [cause('chip.content-differs')], { machineMs: 18_000, totalMs: 140_000 }),
  'closed-customer-card': () => {
    const shown = closed('failed', 'retained', [cause('card.not-taken')], { machineMs: 24_000, totalMs: 214_000 });
    const { outcome } = shown.session;
    const exceptions = [{ code: 'stock.ribbon-differs', params: { expected: '211', seen: '212', blank: '–' } }];
    return {
      ...shown,
      session: { ...shown.session, outcome: outcome === null ? null : { ...outcome, customerCard: true, exceptions } },
    };
  },
  'closed-incident': () =>
    closed('incident', 'in-machine', [cause('chip.other-card')], { machineMs: 12_400, totalMs: 133_000 }),
  'closed-cancelled': () =>
    closed('cancelled', 'none', [cause('session.ended-by-teller')], { machineMs: 0, totalMs: 15_000 }),
  'fault-retry': () =>
    making('report-back', 'chip-station', {
      fault: {
        code: 'platform.timeout',
        kind: 'retry',
        during: 'report-back',
        cardPlace: 'chip-station',
        cardNext: 'goes-on',
      },
      actions: ['session.retry', 'session.retain'],
    }),
  'fault-replace': () =>
    making('print', 'print-station', {
      fault: {
        code: 'printer.ribbon-ended',
        kind: 'stop',
        during: 'print-face',
        cardPlace: 'print-station',
        cardNext: 'spoiled',
      },
      actions: ['session.replace', 'session.retain'],
    }),
  'fault-ask': () => {
    const shown = making('feed', 'none', {
      card: null,
      fault: { code: 'printer.feeder-empty', kind: 'ask', during: 'feed-blank', cardPlace: 'none', cardNext: 'none' },
      actions: ['session.retry', 'session.finish'],
    });
    return { ...shown, machine: { ...shown.machine, feeder: 'empty', blanksLeft: 0 } };
  },
  'platform-down': () => {
    const shown = verdict('make', reasons.allMet, { ...online, photo, actions: ['session.make', 'session.cancel'] });
    const machine = { ...shown.machine, platform: 'down' as const, platformDownSince: Date.now() - 40 * MINUTE };
    return { ...shown, machine };
  },
  'disk-full': () =>
    making('print', 'print-station', {
      busy: { ...busy('print-face', 8000, 30_000), hint: { code: 'database.disk-full', params: {} } },
    }),
  'disk-read-only': () =>
    screen(
      {
        ...online,
        step: 'hand-over',
        card: card('gate'),
        busy: { ...busy('present-card', 3000, 20_000), hint: { code: 'database.read-only', params: {} } },
        actions: [],
      },
      'gate',
    ),
  'fault-stop': () =>
    making('authenticate', 'chip-station', {
      fault: {
        code: 'chip.not-genuine',
        kind: 'stop',
        during: 'authenticate-chip',
        cardPlace: 'chip-station',
        cardNext: 'spoiled',
      },
      actions: ['session.retain'],
    }),
} satisfies Readonly<Record<string, () => TellerPreview>>;
