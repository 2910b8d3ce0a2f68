import { fail, ok, type Result } from '#basics/result.ts';
import type { SettingTest, SettingTestedView } from '#contract/views.ts';
import type { JsonObject } from '#services/settings/settings-file.ts';
import type { SettingsService } from '#services/settings/settings-service.ts';
import type { Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

type SettingsMethod = Extract<keyof Handlers, `settings.${string}`>;

type Revision = Result<{ readonly revision: number }>;

/** The station file at the desk. What is saved is in effect after a restart, which is asked for between sessions. */
export const settingsHandlers = (
  kiosk: Kiosk,
  {
    settings,
    test,
  }: {
    readonly settings: SettingsService;
    readonly test: (test: SettingTest, document: JsonObject) => Promise<Result<SettingTestedView>>;
  },
): Pick<Handlers, SettingsMethod> => {
  const { hub, restart } = kiosk;
  const revision = (result: Result<unknown>): Revision =>
    result.ok ? ok({ revision: hub.revision('settings') }) : result;
  const notNow = (): string | null => {
    const free = kiosk.betweenSessions();
    return free.ok ? null : free.error.code;
  };

  return {
    'settings.read': (_input, { actor }) =>
      settings.view(actor, { revision: hub.revision('settings'), notNow: notNow() }),
    'settings.check': ({ changes }, { actor }) => settings.check(changes, actor),
    'settings.test': async ({ changes, test: wanted }, { actor }) => {
      const free = kiosk.betweenSessions();
      if (!free.ok) return free;
      const candidate = settings.candidate(changes, actor);
      return candidate.ok ? test(wanted, candidate.value.document) : candidate;
    },
    'settings.save': ({ changes, digest }, { actor }) => revision(settings.save(changes, digest, actor)),
    'settings.restart': () => {
      const free = kiosk.betweenSessions();
      if (!free.ok) return free;
      const startable = settings.startable();
      if (startable.ok) restart.press();
      return revision(startable);
    },
    'settings.history': () => ok(settings.history()),
    'settings.export': () => settings.exportFile(),
    'settings.import': ({ text }, { actor }) => settings.importText(text, actor),
  };
};

type SetupMethod = Extract<keyof Handlers, `setup.${string}`>;

const notOpen = () => fail('setup.not-open', 'stop');

/** A station with its file is set up; there is nothing to be done about it at this door. */
export const setUpAlready = (file: string): Pick<Handlers, SetupMethod> => ({
  'setup.read': () => ok({ revision: 0, open: false, unlocked: false, file }),
  'setup.unlock': notOpen,
  'setup.findDevices': notOpen,
  'setup.check': notOpen,
  'setup.test': notOpen,
  'setup.write': notOpen,
});
