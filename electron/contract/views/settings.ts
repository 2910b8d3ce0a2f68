import { z } from 'zod';
import { SETTING_GROUPS, type SettingGroup } from '#domain/settings/key.ts';
import { params } from './shared.ts';

const words = z.object({ zh: z.string(), en: z.string() });

/** One change of the file: without `set` the key is taken out and its default holds. */
export const settingChange = z.strictObject({ key: z.string().min(1).max(100), set: z.json().optional() });

/** What is wrong with a key (`path`), or with the file as a whole (empty path). */
const settingProblem = z.object({ path: z.string(), code: z.string(), params });

/** How a key stands before and after, ready to be read; null: not in the file. */
const settingDifference = z.object({
  key: z.string(),
  label: words,
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** What can be opened and asked who it is. */
export const SETTING_TESTS = [
  'platform',
  'id-reader',
  'card-printer',
  'chip-reader',
  'document-camera',
  'paper-printer',
] as const;

/** One key as the form shows it. */
const settingField = z.object({
  key: z.string(),
  group: z.enum(Object.keys(SETTING_GROUPS) as [SettingGroup, ...SettingGroup[]]),
  label: words,
  hint: words,
  unit: words.nullable(),
  /** `list`: texts, one a line. `several`: some of the choices. `json`: anything else, as JSON. */
  kind: z.enum(['text', 'number', 'switch', 'choice', 'several', 'list', 'json']),
  choices: z.array(z.union([z.string(), z.number()])),
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** May be left out. */
  optional: z.boolean(),
  /** Holds while the file does not have the key; absent where there is none. */
  usual: z.json().optional(),
  /** As the file has it; absent where it does not. Never there for what is secret. */
  value: z.json().optional(),
  secret: z.boolean(),
  rare: z.boolean(),
  /** Whoever is signed in may change it. */
  mayChange: z.boolean(),
});

/** The station file as a form. */
export const settingsView = z.object({
  revision: z.number(),
  file: z.string(),
  /** Of the file as it was read: sent back with a change, so that nobody overwrites what somebody else did meanwhile. */
  digest: z.string(),
  groups: z.array(
    z.object({
      id: z.string(),
      text: words,
      /** What can be tested of it. */
      test: z.enum(SETTING_TESTS).nullable(),
      fields: z.array(settingField),
    }),
  ),
  /** What is wrong in the file as it is; the kiosk runs with what it read when it started. */
  problems: z.array(settingProblem),
  /** The file is another one than the kiosk runs with: it takes effect with a restart. */
  restartNeeded: z.boolean(),
  /** Why nothing may be restarted or tested now (`session.not-now`, `recovery.open`); null when it may. */
  notNow: z.string().nullable(),
});

export const settingsChecked = z.object({
  problems: z.array(settingProblem),
  differences: z.array(settingDifference),
});

/** What answered at an address that is not in use yet. */
export const settingTested = z.object({
  test: z.enum(SETTING_TESTS),
  ok: z.boolean(),
  /** What it says it is (model, serial number, SAM id, reader, outlet); null when it did not. */
  found: words.nullable(),
  /** Why it can't be used; null when it can. */
  problem: z.object({ code: z.string(), params }).nullable(),
  ms: z.number(),
});

/** Who changed what, newest first. Values of secret keys are masked. */
export const settingsHistory = z.object({
  rows: z.array(
    z.object({
      at: z.number(),
      /** Staff number; `host`: the file was found changed at a start. */
      actor: z.string(),
      key: z.string().nullable(),
      label: words,
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});

export type SettingsView = z.infer<typeof settingsView>;
export type SettingFieldView = z.infer<typeof settingField>;
export type SettingProblemView = z.infer<typeof settingProblem>;
export type SettingDifferenceView = z.infer<typeof settingDifference>;
export type SettingTestedView = z.infer<typeof settingTested>;
export type SettingsHistoryView = z.infer<typeof settingsHistory>;
export type SettingChangeView = z.infer<typeof settingChange>;
export type SettingTest = (typeof SETTING_TESTS)[number];
