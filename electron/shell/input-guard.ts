/** A key as Electron tells of it before the page gets it. */
export interface KeyInput {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** Brings the other window to the front where both share one display. */
export const FRONT_KEY = 'F8';

/** Keys of browsers and desktops that lead away from the page, whatever else is held. */
const ALONE = new Set([
  'F1',
  'F3',
  'F5',
  'F6',
  'F7',
  'F10',
  'F11',
  'F12',
  'BrowserBack',
  'BrowserForward',
  'BrowserRefresh',
  'BrowserSearch',
  'BrowserHome',
  'BrowserFavorites',
  'LaunchApplication1',
  'LaunchApplication2',
  'LaunchMail',
  'Meta',
  'ContextMenu',
  'PrintScreen',
]);
/** With Alt: close, menu of the window, back and forward, switching to other windows. */
const WITH_ALT = new Set(['F4', ' ', 'Tab', 'Escape', 'ArrowLeft', 'ArrowRight', 'Home', 'd', 'e', 'f']);
/** With Ctrl (or Cmd): what a field needs stays; everything else a browser knows goes. */
const FIELD_KEYS = new Set([
  'a',
  'c',
  'v',
  'x',
  'z',
  'y',
  'ArrowLeft',
  'ArrowRight',
  'Backspace',
  'Delete',
  'Home',
  'End',
]);

/** Whether a key is kept from the page: it could lead out of it, reload, zoom, print or open tools. */
export const isBlocked = (input: KeyInput): boolean => {
  const { key, control, alt, shift, meta } = input;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (ALONE.has(key)) return true;
  if (alt && WITH_ALT.has(letter)) return true;
  // AltGr is Ctrl and Alt together, and types characters on many keyboards.
  if ((control || meta) && !alt && !['Control', 'Meta', 'Shift'].includes(key)) return shift || !FIELD_KEYS.has(letter);
  return false;
};

/** System-wide keys a locked counter takes for itself; a desktop may keep some, which the log then names. */
export const SYSTEM_KEYS: readonly string[] = [
  'Alt+Tab',
  'Alt+Shift+Tab',
  'Alt+F4',
  'Alt+Escape',
  'Super+D',
  'Super+L',
  'Ctrl+Escape',
  'Ctrl+Alt+T',
];
