import { SETTING_GROUPS, type SettingKey, type SettingKeys, type SettingWords } from './key.ts';
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

/** A key where it stands alone: several parts have an address. The key itself when it is unknown. */
export const settingName = (id: string): SettingWords => {
  const key = settingKey(id);
  if (key === undefined) return { zh: id, en: id };
  const group = SETTING_GROUPS[key.group];
  return { zh: `${group.zh} · ${key.label.zh}`, en: `${group.en} · ${key.label.en}` };
};
