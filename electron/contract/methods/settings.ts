import { z } from 'zod';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import {
  SETTING_TESTS,
  settingChange,
  settingsChecked,
  settingsHistory,
  settingsView,
  settingTested,
} from '../views/settings.ts';
import { accepted, method, NOT_NOW, none } from './method.ts';

/** Who changes settings: a technician those of devices, platform and paper, a supervisor all. */
const KEEPERS: readonly StaffRole[] = ['supervisor', 'technician'];
const LOOKERS: readonly StaffRole[] = [...KEEPERS, 'auditor'];

const changes = z.array(settingChange).max(200);
const FILE_ERRORS = ['config.not-found', 'config.unreadable', 'config.no-json'] as const;
const CHANGE_ERRORS = [...FILE_ERRORS, 'settings.unknown-key', 'settings.not-your-key'] as const;

/** The station file. */
export const settingsMethods = {
  'settings.read': method({
    input: none,
    output: settingsView,
    errors: FILE_ERRORS,
    callers: ['teller'],
    roles: LOOKERS,
    audit: null,
  }),
  /** What would be wrong, and what would change. Nothing is written. */
  'settings.check': method({
    input: z.strictObject({ changes }),
    output: settingsChecked,
    errors: CHANGE_ERRORS,
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** Opens what the changed settings name and asks who it is; between sessions. */
  'settings.test': method({
    input: z.strictObject({ changes, test: z.enum(SETTING_TESTS) }),
    output: settingTested,
    errors: [
      ...CHANGE_ERRORS,
      NOT_NOW,
      'recovery.open',
      'settings.not-right',
      'settings.nothing-to-test',
      'settings.in-use-here',
    ],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** Writes the file; what changed is audited by the service, key by key. In effect after a restart. */
  'settings.save': method({
    input: z.strictObject({ changes: changes.min(1), digest: z.string() }),
    output: accepted,
    errors: [
      ...CHANGE_ERRORS,
      'settings.not-right',
      'settings.changed-meanwhile',
      'settings.nothing-changed',
      'settings.not-written',
      'settings.read-only',
    ],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** The host ends in order and starts again with the file as it is; between sessions. */
  'settings.restart': method({
    input: none,
    output: accepted,
    errors: [...FILE_ERRORS, NOT_NOW, 'recovery.open', 'settings.not-right'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: 'settings.restarted',
  }),
  'settings.history': method({
    input: none,
    output: settingsHistory,
    errors: [],
    callers: ['teller'],
    roles: LOOKERS,
    audit: null,
  }),
  /** The file without what is secret, written beside the state (`settings-exports`). */
  'settings.export': method({
    input: none,
    output: z.object({ fileName: z.string() }),
    errors: [...FILE_ERRORS, 'settings.not-written'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: 'settings.exported',
  }),
  /** Another station file, looked at as a whole: the changes that would make this one the same. Nothing is written. */
  'settings.import': method({
    input: z.strictObject({ text: z.string().max(500_000) }),
    output: settingsChecked.extend({ changes: z.array(settingChange) }),
    errors: [...CHANGE_ERRORS, 'settings.import-no-json'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
} as const;
