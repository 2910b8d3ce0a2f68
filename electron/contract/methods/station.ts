import { z } from 'zod';
import { outletDirectory } from '../outlets.ts';
import { machineView, stationView } from '../views.ts';
import { ACTING, accepted, COUNTER, EVERY_ROLE, method, NOT_NOW, none } from './method.ts';

/** Who stood there: two people by name, until staff sign in. */
const twoPeople = {
  first: z.string().trim().min(1).max(20),
  second: z.string().trim().min(1).max(20),
};

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
  'stock.loadBox': method({
    input: z.strictObject({ boxId: z.string().min(1).max(64) }),
    output: accepted,
    errors: ['stock.unknown-box', 'stock.feeder-not-empty', 'stock.box-of-other-bank', NOT_NOW],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'stock.box-loaded',
    auditDetail: ({ boxId }) => ({ boxId }),
  }),
  /**
   * A card of the books that no session holds: taken back by the machine, found in or put into the reject box, in the
   * holder's hands (only one that was to be handed over), or not to be found. Audited with both names by the service.
   */
  'stock.settleCard': method({
    input: z.strictObject({
      blankId: z.string().min(1).max(64),
      where: z.enum(['machine', 'reject-box', 'missing', 'handed-over']),
      ...twoPeople,
    }),
    output: accepted,
    errors: [NOT_NOW, 'stock.not-unsettled', 'stock.machine-holds-card', 'stock.not-finished', 'stock.two-people'],
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
  /** The reject box was emptied and put back. Audited with both names by the service. */
  'stock.rejectBoxEmptied': method({
    input: z.strictObject(twoPeople),
    output: accepted,
    errors: [NOT_NOW, 'stock.two-people'],
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
  /** Box and exceptions were looked at by a supervisor. Audited with both names by the service. */
  'stock.confirmChecked': method({
    input: z.strictObject(twoPeople),
    output: accepted,
    errors: [NOT_NOW, 'stock.two-people'],
    callers: ['teller'],
    roles: COUNTER,
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
