import type { Seeded } from './seeded.ts';

/** An act of the simulator's control. */
export interface Injected {
  readonly device: string;
  readonly act: string;
  readonly params: object;
}

const printer = (fault: string, params: object = {}): Injected => ({
  device: 'card-printer',
  act: 'fault',
  params: { fault, ...params },
});
const chip = (params: object): Injected => ({ device: 'chip-card', act: 'fault', params });
const platform = (act: string, params: object): Injected => ({ device: 'platform', act, params });

const CALLS = [
  'lookUp',
  'createOrder',
  'authenticateRead',
  'authenticateWrite',
  'reportBack',
  'pinScript',
  'activateSocialSecurity',
  'activateBank',
  'cancelOrder',
];

/**
 * What goes wrong, by its share of the jobs. What the driver sits out for half a minute or more by its own rules (a
 * reply to a move that never comes, a printer busy for ever) is left to the tests of the driver.
 */
export const RANDOM_FAULTS: readonly ((random: Seeded) => Injected)[] = [
  () => printer('mis-feed', { times: 2 }),
  () => printer('double-feed'),
  (random) => printer('jam', { at: random.pick(['feed', 'to-print', 'eject', 'reject']) }),
  () => printer('cover-open-in-job', { at: 'print' }),
  () => printer('ribbon-ended', { at: 'print' }),
  () => printer('ribbon-broken', { at: 'print' }),
  () => printer('ribbon-count-unchanged'),
  () => printer('ribbon-count-ok-quirk', { times: 2 }),
  () => printer('head-hot', { at: 'print' }),
  () => printer('reset', { at: 'Se;1' }),
  (random) => printer('offline', { at: random.pick(['Si', 'Se;1', 'Se', 'Ser']), ms: 0 }),
  () => printer('reply-split', { at: 'Sis' }),
  () => printer('decimal-point', { at: 'Rse;b' }),
  () => printer('sleep'),
  (random) => chip({ fault: 'mute', times: random.pick([1, 2, 4, 5]) }),
  () => chip({ fault: 'wrong-atr', times: 1 }),
  (random) => chip({ fault: 'status', ins: 'DC', sw: '6581', times: random.pick([1, 3, 30]) }),
  (random) => chip({ fault: 'status', ins: 'DC', sw: '9000', times: random.pick([1, 30]) }),
  () => chip({ fault: 'status', ins: '82', sw: '6983', times: 1 }),
  (random) => chip({ fault: 'torn', apdu: random.pick([3, 9, 15, 20, 25]) }),
  (random) => platform('lose-answer', { call: random.pick(CALLS) }),
  (random) => platform('delay', { call: random.pick(CALLS), ms: 60 }),
  (random) => platform('refuse', { call: random.pick(CALLS), code: 'key-server-refused', params: { cause: 'x' } }),
  () => ({ device: 'id-reader', act: 'fault', params: { fault: 'status' } }),
];
