import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeHtml, noticePolicy, stoppedNotice } from '#shell/notice-page.ts';
import { readOptions } from '#shell/options.ts';
import { fileOf, isPageOf, pageResponse } from '#shell/page-server.ts';
import { mayHave, mayKnow } from '#shell/permissions.ts';
import { placeWindows } from '#shell/placement.ts';

describe('the files of the screens', () => {
  it('are found below their folder', () => {
    expect(fileOf('/app/screens', 'kiosk://teller/?window=teller')).toBe('/app/screens/index.html');
    expect(fileOf('/app/screens', 'kiosk://teller/assets/a.js')).toBe('/app/screens/assets/a.js');
  });

  it('are never found outside of it, whatever the address', () => {
    const part = fc.constantFrom('..', '%2e%2e', '..%2f', '%5c..', '/', '//', 'a', '%00', '%', '%ff', '.', '~');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = fileOf('/app/screens', `kiosk://teller/${parts.join('/')}`);
        expect(file === null || file.startsWith('/app/screens/')).toBe(true);
      }),
    );
  });
});

describe('the origin of a window', () => {
  it('is its own, and no other address passes for it', () => {
    expect(isPageOf('teller', 'kiosk://teller/?window=applicant')).toBe(true);
    expect(isPageOf('teller', 'kiosk://teller')).toBe(true);
    for (const address of ['kiosk://applicant/', 'kiosk://teller.example/', 'https://teller/', 'kiosk://notice/', ''])
      expect(isPageOf('teller', address), address).toBe(false);
  });
});

describe('what a page may have of the machine', () => {
  const camera = {
    permission: 'media',
    requestingUrl: 'kiosk://teller/?window=teller',
    isMainFrame: true,
    mediaTypes: ['video'],
  };

  it('is the camera, in the frame of our own page', () => {
    expect(mayHave(camera)).toBe(true);
    expect(mayHave({ ...camera, requestingUrl: 'kiosk://applicant/' })).toBe(true);
    expect(mayKnow('media', 'kiosk://teller/', 'video')).toBe(true);
  });

  it.each([
    ['a microphone', { mediaTypes: ['audio'] }],
    ['a microphone beside the camera', { mediaTypes: ['video', 'audio'] }],
    ['media of no kind', { mediaTypes: [] }],
    ['a frame inside the page', { isMainFrame: false }],
    ['another page', { requestingUrl: 'https://teller/' }],
    ['a page that calls itself like ours', { requestingUrl: 'kiosk://teller.example/' }],
    ['the notice', { requestingUrl: 'kiosk://notice/' }],
    ['a page without an address', { requestingUrl: undefined }],
    ['its place', { permission: 'geolocation' }],
    ['notifications', { permission: 'notifications' }],
    ['the screen', { permission: 'display-capture' }],
  ])('is not %s', (_what, change) => expect(mayHave({ ...camera, ...change })).toBe(false));

  it('tells other pages of no camera', () => {
    expect(mayKnow('media', 'https://teller', 'video')).toBe(false);
    expect(mayKnow('media', 'kiosk://teller/', 'audio')).toBe(false);
    expect(mayKnow('midi', 'kiosk://teller/', undefined)).toBe(false);
  });

  it('stands in the page’s header as well', () => {
    const { headers } = pageResponse('<html></html>');
    expect(headers.get('permissions-policy')).toMatch(/^camera=\(self\), microphone=\(\)/);
  });
});

describe('the notice', () => {
  const error = {
    code: 'config.<script>',
    params: {},
    text: { zh: '<img src=x onerror=alert(1)>', en: '"quoted" & <b>' },
  };
  const html = noticeHtml(stoppedNotice({ state: 'given-up', error, cause: null }, true));

  it('shows what the host said as text, never as markup', () => {
    expect(html).not.toMatch(/<img|<b>|<script/);
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;');
  });

  it('says in both languages that a card stays where it is', () => {
    expect(html).toContain('机内如有卡片，请留在原处');
    expect(html).toContain('leave it there');
  });

  it('offers a locked counter no way out', () => {
    expect(html).toContain('退出');
    expect(noticeHtml(stoppedNotice({ state: 'given-up', error, cause: null }, false))).not.toContain('退出');
  });

  it('may load nothing but its own style', () => {
    expect(noticePolicy('abc')).toContain("default-src 'none'; style-src 'nonce-abc'");
  });
});

describe('the place of the windows', () => {
  const screen = (id: number, x: number, width: number, height: number) => ({
    id,
    bounds: { x, y: 0, width, height },
    workArea: { x, y: 0, width, height: height - 40 },
  });
  const counter = screen(1, 0, 1366, 768);
  const customer = screen(2, 1366, 1080, 1920);

  it('fills both screens of a counter, the applicant on the second one', () => {
    const { teller, applicant } = placeWindows([customer, counter], 1, true);
    expect(teller).toEqual({ area: counter.bounds, fullScreen: true, zoom: 1 });
    expect(applicant).toEqual({ area: customer.bounds, fullScreen: true, zoom: 1 });
  });

  it('opens normal windows for training, the applicant’s scaled to its whole on a single screen', () => {
    const { teller, applicant } = placeWindows([screen(1, 0, 1920, 1080)], 1, false);
    expect(teller.fullScreen || applicant.fullScreen).toBe(false);
    expect(teller.area).toMatchObject({ width: 1366, height: 768 });
    expect(applicant.area.width / applicant.zoom).toBeCloseTo(1080, -1);
    expect(applicant.area.x + applicant.area.width).toBe(1920);
  });

  it('never reaches beyond a small screen', () => {
    const { teller, applicant } = placeWindows([screen(1, 0, 1024, 600)], 1, false);
    for (const { area } of [teller, applicant]) {
      expect(area.x).toBeGreaterThanOrEqual(0);
      expect(area.x + area.width).toBeLessThanOrEqual(1024);
      expect(area.height).toBeLessThanOrEqual(560);
    }
  });
});

describe('the options of the shell', () => {
  it('are found among Chromium’s own', () => {
    const words = [
      '--no-sandbox',
      '--inspect=0',
      '/app',
      '--dir',
      '/state',
      '--station=/state/station.json',
      '--kiosk',
    ];
    expect(readOptions(words, '/default')).toEqual({ dir: '/state', station: '/state/station.json', kiosk: true });
  });

  it('fall back to the user’s own folder', () => {
    expect(readOptions(['/app'], '/default')).toEqual({ dir: '/default', station: null, kiosk: false });
    expect(readOptions(['/app', '--dir'], '/default')).toMatchObject({ dir: '/default' });
  });
});
