import { z } from 'zod';
import { SETTING_TESTS, settingsChecked, settingTested } from '../views/settings.ts';
import { foundDevices, setupView } from '../views/setup.ts';
import { accepted, method, none } from './method.ts';

/** The station file as far as it is filled in. */
const draft = z.strictObject({ document: z.record(z.string(), z.json()) });
const LOCKED = ['setup.not-open', 'setup.locked'] as const;

/** Nobody has an account yet: what protects is the code of the console. */
const open = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O, errors: readonly string[]) =>
  method({ input, output, errors, callers: ['teller'], roles: 'anyone', audit: null });

/** A station without a station file. The running kiosk answers `setup.read` alone, and that it is set up. */
export const setupMethods = {
  'setup.read': method({
    input: none,
    output: setupView,
    errors: [],
    callers: ['teller', 'applicant'],
    roles: 'anyone',
    audit: null,
  }),
  'setup.unlock': open(z.strictObject({ code: z.string().min(1).max(40) }), accepted, [
    'setup.not-open',
    'staff.wrong-code',
    'staff.locked',
  ]),
  /** Asks everything that hangs on this machine who it is, and the addresses given besides. */
  'setup.findDevices': open(
    z.strictObject({ also: z.array(z.string().min(1).max(200)).max(10) }),
    foundDevices,
    LOCKED,
  ),
  'setup.check': open(draft, settingsChecked.pick({ problems: true }), LOCKED),
  'setup.test': open(draft.extend({ test: z.enum(SETTING_TESTS) }), settingTested, [
    ...LOCKED,
    'settings.nothing-to-test',
  ]),
  /** Writes the station file and starts the kiosk with it. */
  'setup.write': open(draft, accepted, [
    ...LOCKED,
    'setup.file-there',
    'settings.not-right',
    'settings.not-written',
    'settings.read-only',
  ]),
} as const;
