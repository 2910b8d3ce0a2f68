import { describeKills } from './support/kill-points.ts';

describeKills([
  ['create-order', 'done', 'ask-platform-again recovery.order-asked'],
  ['feed-blank', 'done', 'continue recovery.card-fed'],
  ['print-face', 'done', 'take-as-done recovery.face-printed'],
  ['present-card', 'done', 'take-as-done recovery.stands-at-gate'],
]);
