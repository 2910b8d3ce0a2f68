import { settingsExportsDir } from '#services/settings/export-file.ts';
import { readSettingsFile } from '#services/settings/settings-file.ts';
import { SettingsService } from '#services/settings/settings-service.ts';
import { parseStation, stationJsonSchema } from './config.ts';
import type { Surroundings } from './devices/surroundings.ts';
import { testSetting } from './devices/test-setting.ts';
import type { Kiosk } from './kiosk.ts';
import { settingsHandlers, setUpAlready } from './settings-handlers.ts';

/** The station file of a running kiosk: its service, and what the windows may do with it. */
export const openSettings = (
  options: {
    readonly dir: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly file: string;
    readonly kiosk: Kiosk;
    /** The kiosk of a station, not a command that works with its folder. */
    readonly started: boolean;
  },
  surroundings: Surroundings,
) => {
  const { dir, env, file, kiosk } = options;
  const started = readSettingsFile(file);
  const settings = new SettingsService({
    file,
    runningDigest: started.ok ? started.value.digest : null,
    exports: settingsExportsDir(dir),
    schema: stationJsonSchema,
    problems: (document) => {
      const station = parseStation(document);
      return station.ok ? [] : station.error;
    },
    stores: kiosk.options.stores,
    ...surroundings,
    changed: () => kiosk.hub.touch('settings'),
  });
  if (options.started) settings.noteStart();
  const running = started.ok ? { devices: kiosk.options.devices, document: started.value.document } : null;
  return {
    ...settingsHandlers(kiosk, {
      settings,
      test: (test, document) => testSetting(test, document, { ...surroundings, env, running }),
    }),
    ...setUpAlready(file),
  };
};
