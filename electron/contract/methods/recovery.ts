import { recoveryView } from '../views/recovery.ts';
import { accepted, COUNTER, EVERY_ROLE, method, NOT_NOW, none } from './method.ts';

export const recoveryMethods = {
  'recovery.read': method({
    input: none,
    output: recoveryView,
    errors: [],
    callers: ['teller'],
    roles: EVERY_ROLE,
    audit: null,
  }),
  /** Looks at devices and platform again and decides anew. */
  'recovery.lookAgain': method({
    input: none,
    output: accepted,
    errors: [],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'recovery.looked-again',
  }),
  /** The decision was read; the card may move now. The codes of a printer that can not move it come on top. */
  'recovery.proceed': method({
    input: none,
    output: accepted,
    errors: [NOT_NOW, 'recovery.nothing-open', 'recovery.look-again'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'recovery.gone-on',
  }),
} as const;
