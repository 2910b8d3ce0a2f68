/** What a technician looks at one by one. The portrait camera, the screens and the sound belong to the windows. */
export const DEVICE_NAMES = [
  'id-reader',
  'card-printer',
  'chip-reader',
  'document-camera',
  'portrait-camera',
  'platform',
  'database',
  'display',
  'sound',
  'paper-printer',
] as const;
export type DeviceName = (typeof DEVICE_NAMES)[number];

/** Without these no card is made: `doctor` ends with 3 when one of them is not there. */
export const NEEDED_FOR_ISSUING: readonly DeviceName[] = ['id-reader', 'card-printer', 'chip-reader', 'platform'];
