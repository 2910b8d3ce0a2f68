import { describeKills } from '../recovery/support/kill-points.ts';

describeKills([
  ['write-chip', 'begun', 'continue recovery.write-unknown'],
  ['print-face', 'begun', 'continue recovery.not-printed'],
  ['report-back', 'done', 'take-as-done recovery.report-arrived'],
  ['set-pin', 'done', 'continue recovery.pin-unknown'],
  ['watch-gate', 'done', 'handed-over recovery.taken-at-gate'],
]);
