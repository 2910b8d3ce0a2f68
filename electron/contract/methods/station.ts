import { outletDirectory } from '../outlets.ts';
import { machineView, stationView } from '../views.ts';
import { ACTING, EVERY_ROLE, method, none } from './method.ts';

export const stationMethods = {
  'station.read': method({
    input: none,
    output: stationView,
    errors: [],
    callers: ['teller'],
    roles: 'anyone',
    audit: null,
  }),
  /** Looks at every device, the platform and the stock again. */
  'station.check': method({
    input: none,
    output: stationView,
    errors: [],
    callers: ['teller'],
    roles: ACTING,
    audit: null,
  }),
  'machine.read': method({
    input: none,
    output: machineView,
    errors: [],
    callers: ['teller'],
    roles: EVERY_ROLE,
    audit: null,
  }),
  /** The outlets (N15, N16), for both screens; the published ones until the platform has answered. */
  'outlets.list': method({
    input: none,
    output: outletDirectory,
    errors: [],
    callers: ['teller', 'applicant'],
    roles: 'anyone',
    audit: null,
  }),
} as const;
