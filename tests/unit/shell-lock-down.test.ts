import { describe, expect, it } from 'vitest';
import { refusedSwitch } from '#shell/debugging.ts';
import { isBlocked, type KeyInput } from '#shell/input-guard.ts';
import { placeWindows, shareOneScreen } from '#shell/placement.ts';
import { placesFrom } from '#shell/places.ts';

/** `Ctrl+Shift+i` as Electron tells of it. */
const pressed = (words: string): KeyInput => {
  const held = words.split('+');
  const key = held.at(-1) ?? '';
  const holds = (name: string) => held.slice(0, -1).includes(name);
  return {
    type: 'keyDown',
    key: key === 'Space' ? ' ' : key,
    control: holds('Ctrl'),
    alt: holds('Alt'),
    shift: holds('Shift'),
    meta: holds('Meta'),
  };
};

describe('a key', () => {
  it.each(
    'Alt+F4 F11 F5 F12 Ctrl+w Ctrl+W Ctrl+r Ctrl+Shift+R Ctrl+Shift+I Ctrl+Shift+J Ctrl+n Ctrl+t Ctrl+p Ctrl+s Ctrl+o Ctrl+u Ctrl+h Ctrl+j Ctrl+f Ctrl+q Ctrl++ Ctrl+- Ctrl+0 Ctrl+Tab Ctrl+F4 Alt+Tab Alt+ArrowLeft Alt+Space Meta+r Meta BrowserBack BrowserRefresh ContextMenu PrintScreen F1 F7'.split(
      ' ',
    ),
  )('that leads out of the page is kept from it: %s', (words) => expect(isBlocked(pressed(words))).toBe(true));

  it.each(
    'a A 1 Enter Tab Shift+Tab Escape Backspace ArrowDown Home Ctrl+c Ctrl+v Ctrl+x Ctrl+a Ctrl+z Ctrl+ArrowLeft Ctrl+Alt+@ Control Alt+a F2'.split(
      ' ',
    ),
  )('people type with reaches it: %s', (words) => expect(isBlocked(pressed(words))).toBe(false));
});

describe('a switch that opens the program', () => {
  const given = (name: string) => (asked: string) => asked === name;
  it.each(['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'js-flags', 'no-sandbox', 'load-extension'])(
    'is refused by the packaged kiosk of a real station: %s',
    (name) => {
      expect(refusedSwitch(given(name), { packaged: true, training: false })).toBe(name);
      expect(refusedSwitch(given(name), { packaged: true, training: true })).toBeNull();
      expect(refusedSwitch(given(name), { packaged: false, training: false })).toBeNull();
    },
  );

  it('is no other one', () => {
    expect(refusedSwitch(given('kiosk'), { packaged: true, training: false })).toBeNull();
  });
});

describe('the parts of the shell', () => {
  const linux = { env: { KIOSK_NODE: '/usr/bin/node' }, platform: 'linux', arch: 'x64' };

  it('are those of the packaged application alone, whatever the environment says', () => {
    const places = placesFrom('/opt/kiosk/resources/app.asar/dist/electron', '/opt/kiosk/resources', linux);
    expect(places).toMatchObject({
      node: '/opt/kiosk/resources/host/node/node',
      hostEntry: '/opt/kiosk/resources/host/electron/host/child.js',
      renderer: '/opt/kiosk/resources/app.asar/dist/renderer',
    });
  });

  it('are those of the project otherwise', () => {
    expect(placesFrom('/src/dist/electron', null, linux)).toMatchObject({
      node: '/usr/bin/node',
      hostEntry: '/src/electron/host/child.ts',
    });
  });
});

describe('a locked counter with one display', () => {
  const only = {
    id: 1,
    bounds: { x: 0, y: 0, width: 1366, height: 768 },
    workArea: { x: 0, y: 0, width: 1366, height: 728 },
  };
  it('has the applicant’s window behind the teller’s, filling it when shown', () => {
    const { teller, applicant } = placeWindows([only], 1, true);
    expect(shareOneScreen([only])).toBe(true);
    expect([teller, applicant].map(({ area, fullScreen }) => [area, fullScreen])).toEqual([
      [only.bounds, true],
      [only.bounds, true],
    ]);
    expect(applicant.zoom).toBeLessThan(1);
    expect(shareOneScreen([only, { ...only, id: 2 }])).toBe(false);
  });
});
