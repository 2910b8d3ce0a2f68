import type { SettingKey, SettingKeys } from './key.ts';
import { chipKeys } from './keys/chip.ts';
import { deviceKeys } from './keys/devices.ts';
import { issuingKeys } from './keys/issuing.ts';
import { observingKeys } from './keys/observing.ts';
import { stationKeys } from './keys/station.ts';

/** Every key of the station file, in the order of the form. The schema and this list are held together by a test. */
export const SETTING_KEYS: SettingKeys = {
  ...stationKeys,
  ...deviceKeys,
  ...chipKeys,
  ...issuingKeys,
  ...observingKeys,
};

export const settingKey = (id: string): SettingKey | undefined =>
  Object.hasOwn(SETTING_KEYS, id) ? SETTING_KEYS[id] : undefined;
