import { resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOptions } from '#shell/options.ts';
import { fileOf, isPageOf } from '#shell/page-server.ts';
import { placeWindows } from '#shell/placement.ts';

const FOLDER = resolve('/srv/screens');

describe('addresses of the pages', () => {
  it('name files of the built screens', () => {
    expect(fileOf(FOLDER, 'kiosk://teller/?window=teller')).toBe(resolve(FOLDER, 'index.html'));
    expect(fileOf(FOLDER, 'kiosk://teller/assets/a%20b.js')).toBe(resolve(FOLDER, 'assets/a b.js'));
  });

  it('never lead out of their folder', () => {
    for (const path of ['..%2f..%2fetc/passwd', '%2e%2e/%2e%2e/etc/passwd', 'a%00b', '%', '..%5c..%5cx']) {
      const file = fileOf(FOLDER, `kiosk://teller/${path}`);
      expect(file === null || file.startsWith(FOLDER + sep)).toBe(true);
    }
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', 'a', '%', '%00', '%c3')),
        (parts) => {
          const file = fileOf(FOLDER, `kiosk://applicant/${parts.join('')}`);
          expect(file === null || file.startsWith(FOLDER + sep)).toBe(true);
        },
      ),
    );
  });

  it('belong to one window each', () => {
    expect(isPageOf('teller', 'kiosk://teller/?window=applicant')).toBe(true);
    expect(isPageOf('teller', 'kiosk://teller')).toBe(true);
    for (const foreign of ['kiosk://applicant/', 'kiosk://teller.example/', 'https://teller/', 'kiosk://notice/']) {
      expect(isPageOf('teller', foreign)).toBe(false);
    }
  });
});

describe('the shell’s options', () => {
  it('are found among those of Electron and Chromium', () => {
    const argv = [
      '--no-sandbox',
      '--inspect=0',
      '-r',
      '/x/loader.js',
      '/app',
      '--dir=/var/kiosk',
      '--station',
      '/etc/s.json',
      '--kiosk',
    ];
    expect(readOptions(argv, '/default')).toEqual({ dir: '/var/kiosk', station: '/etc/s.json', kiosk: true });
  });

  it('have defaults', () => {
    expect(readOptions(['/app'], '/default')).toEqual({ dir: '/default', station: null, kiosk: false });
  });
});

describe('places of the windows', () => {
  const screen = (id: number, x: number, width: number, height: number) => ({
    id,
    bounds: { x, y: 0, width, height },
    workArea: { x, y: 30, width, height: height - 30 },
  });

  it('fill a screen each at a branch', () => {
    const place = placeWindows([screen(2, 1366, 1080, 1920), screen(1, 0, 1366, 768)], 1, true);
    expect(place.teller).toMatchObject({ area: { x: 0, y: 0, width: 1366, height: 768 }, fullScreen: true });
    expect(place.applicant).toMatchObject({ area: { x: 1366, width: 1080, height: 1920 }, fullScreen: true });
  });

  it('stay inside one screen where there is only one', () => {
    const place = placeWindows([screen(1, 0, 1366, 768)], 1, false);
    for (const { area, fullScreen } of [place.teller, place.applicant]) {
      expect(fullScreen).toBe(false);
      expect(area.x + area.width).toBeLessThanOrEqual(1366);
      expect(area.y + area.height).toBeLessThanOrEqual(768);
    }
    // Upright and complete, however small.
    expect(place.applicant.area.width / place.applicant.zoom).toBeCloseTo(1080, -1);
  });
});
