import { describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import { deskCatalogue, trainingView } from '#contract/training.ts';
import { applicantView, cameraChoice, machineView, sessionView, stationView } from '#contract/views.ts';
import { findRemembered, rememberCamera, rememberedCamera } from '#renderer/camera/camera-choice.ts';
import { cropFrame } from '#renderer/camera/crop-frame.ts';
import {
  formatDate,
  formatDuration,
  formatNumber,
  formatSince,
  formatTime,
  groupNumber,
} from '#renderer/i18n/format.ts';
import { partsText } from '#renderer/i18n/parts.ts';
import {
  agreedPin,
  emptyEntry,
  isRepeating,
  takeBack,
  typeDigit,
} from '#renderer/screens/applicant/stages/pin-entry.ts';
import { headingOf } from '#renderer/screens/teller/heading.ts';
import { lineStates } from '#renderer/screens/teller/step-line.ts';
import { touchPlace } from '#renderer/screens/teller/touch-place.ts';
import { handFits } from '#renderer/simulator-panel/hand-fits.ts';
import { applicantPreviews } from '#renderer/simulator-panel/preview-applicant-journey.ts';
import { previewCameras, previewCatalogue, previewDesk } from '#renderer/simulator-panel/preview-desk.ts';
import { tellerPreviews } from '#renderer/simulator-panel/preview-views.ts';

const type = (digits: string) => [...digits].reduce(typeDigit, emptyEntry);

describe('choosing the PIN', () => {
  it('agrees when the same six digits were typed twice', () => {
    expect(agreedPin(type('135790'))).toBeNull();
    expect(isRepeating(type('135790'))).toBe(true);
    expect(agreedPin(type('135790135790'))).toBe('135790');
  });

  it('starts again when the two differ', () => {
    expect(type('135790135791')).toEqual({ first: '', second: '', mismatch: true });
    expect(type('1357901357912').mismatch).toBe(false);
  });

  it('takes back a digit of the entry under way only', () => {
    expect(takeBack(type('135'))).toMatchObject({ first: '13' });
    expect(takeBack(type('1357901'))).toMatchObject({ first: '135790', second: '' });
    expect(takeBack(type('135790'))).toMatchObject({ first: '135790', second: '' });
  });
});

/** Codes below a value that come without ready words of the platform. */
const codesWithoutWords = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Readonly<Record<string, unknown>>;
  const below = Object.values(own).flatMap(codesWithoutWords);
  const { code } = own;
  return typeof code === 'string' && code !== '' && own.text === undefined && own.zh === undefined
    ? [code, ...below]
    : below;
};

describe('previews of the screens', () => {
  it.each(Object.entries(tellerPreviews))('teller %s fits the contract and has a heading', (_, preview) => {
    const { session, station, machine } = preview();
    sessionView.parse(session);
    stationView.parse(station);
    machineView.parse(machine);
    trainingView.parse(previewDesk(preview()));
    expect(headingOf(session, station, machine).key).toMatch(/^heading\./);
  });

  it.each(Object.entries(applicantPreviews))('applicant %s fits the contract', (_, preview) => {
    expect(applicantView.parse(preview()).outlet).not.toBeNull();
  });

  it('show a desk and cameras as the contract has them', () => {
    deskCatalogue.parse(previewCatalogue);
    expect(cameraChoice.parse(previewCameras).cameras.map(({ device }) => device)).toContain(previewCameras.chosen);
  });

  it('uses only codes that have a text', () => {
    const views = [...Object.values(tellerPreviews), ...Object.values(applicantPreviews)].map((preview) => preview());
    const codes = views.flatMap(codesWithoutWords);
    expect([...new Set(codes)].filter((code) => codeText(code) === undefined)).toEqual([]);
  });
});

describe('the six steps on top', () => {
  it('shows what is done, under way and to come', () => {
    expect(lineStates({ step: 'application', outcome: null })).toEqual([
      'done',
      'done',
      'current',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(new Set(lineStates({ step: 'ready', outcome: null }))).toEqual(new Set(['waiting']));
  });

  it('shows all done only when a card was issued', () => {
    const { outcome } = tellerPreviews['closed-issued']().session;
    expect(new Set(lineStates({ step: 'closed', outcome }))).toEqual(new Set(['done']));
    const failed = tellerPreviews['closed-failed']().session.outcome;
    expect(new Set(lineStates({ step: 'closed', outcome: failed }))).toEqual(new Set(['waiting']));
  });
});

describe('a fault shows the place to touch', () => {
  it('points at feeder, cover, ribbon, gate and reject box, and nowhere for a fault of the line', () => {
    expect(touchPlace('printer.feeder-empty')).toBe('feeder');
    expect(touchPlace('printer.cover-open')).toBe('cover');
    expect(touchPlace('printer.ribbon-ended')).toBe('ribbon');
    expect(touchPlace('printer.reject-box-full')).toBe('reject-box');
    expect(touchPlace('card.not-taken')).toBe('gate');
    expect(touchPlace('platform.timeout')).toBeUndefined();
  });
});

describe('dates and durations', () => {
  it('reads as people write them', () => {
    expect(formatDate('20261126', 'zh-CN')).toBe('2026年11月26日');
    expect(formatDate('20261126', 'en')).toBe('26 Nov 2026');
    expect(formatDate('19490101', 'zh-CN')).toBe('1949年1月1日');
    expect([formatDate('1949****', 'zh-CN'), formatDate('1949****', 'en')]).toEqual(['1949年', '1949']);
    expect([formatDate('194901**', 'zh-CN'), formatDate('194901**', 'en')]).toEqual(['1949年1月', 'Jan 1949']);
    expect(['long-term', '19491301', '1949'].map((it) => formatDate(it, 'en'))).toEqual([
      'long-term',
      '19491301',
      '1949',
    ]);
    expect([formatNumber(12345, 'zh-CN'), formatNumber(12345, 'en')]).toEqual(['12,345', '12,345']);
    const noon = Date.parse('2026-11-26T12:00+08:00');
    const evening = Date.parse('2026-11-25T21:40+08:00');
    expect([formatTime(noon), formatSince(noon, noon + 60_000), formatSince(evening, noon)]).toEqual([
      '12:00',
      '12:00',
      '11-25 21:40',
    ]);
    expect(formatDuration(1234, 'zh-CN')).toBe('1.2 秒');
    expect(formatDuration(171_000, 'zh-CN')).toBe('2 分 51 秒');
    expect(formatDuration(59_999, 'en')).toBe('1 min 0 s');
  });
});

describe('numbers in groups', () => {
  it.each([
    ['11010519491231002X', '110105 19491231 002X'],
    ['1101**********002X', '1101** ******** 002X'],
    ['CAN110078010121', 'CAN 1100 7801 0121'],
    ['13800138000', '138 0013 8000'],
    ['138****8000', '138 **** 8000'],
    ['6217000000000000001', '6217 0000 0000 0000 001'],
    ['D2143569X', 'D2143569X'],
    ['0730-3720000', '0730-3720000'],
  ])('%s reads %s', (number, grouped) => expect(groupNumber(number)).toBe(grouped));
});

describe('parts of a job', () => {
  it('counts what a person can follow and gives the share of what is many', () => {
    expect(partsText(8, 15, 'make.parts.write')).toEqual({ key: 'make.parts.write', values: { done: 8, total: 15 } });
    expect(partsText(19_827, 39_655)).toEqual({ key: 'make.percent', values: { percent: 49 } });
    expect(partsText(39_700, 39_655)).toEqual({ key: 'make.percent', values: { percent: 100 } });
  });
});

describe('hands of the training desk', () => {
  const machine = previewDesk(tellerPreviews['hand-over']()).machine;

  it('are off when there is nothing to do', () => {
    expect(handFits('card-printer', 'take-card', machine)).toBe(true);
    expect(handFits('card-printer', 'close-cover', machine)).toBe(false);
    expect(handFits('card-printer', 'open-cover', machine)).toBe(true);
    expect(handFits('platform', 'up', machine)).toBe(false);
    const empty = previewDesk(tellerPreviews.ready()).machine;
    expect(handFits('card-printer', 'take-card', empty)).toBe(false);
  });

  it('are on for whatever a device offers that is not known here', () => {
    expect(handFits('card-printer', 'polish', machine)).toBe(true);
    expect(handFits('constructor', 'name', machine)).toBe(true);
  });
});

describe('the portrait camera', () => {
  const cameras = [
    { id: 'a', label: 'Integrated Camera' },
    { id: 'b', label: '良田高拍仪 S500' },
  ];
  const store = (kept: string | null) => ({ getItem: () => kept });

  it('is found again by its id, or by its name under another id', () => {
    expect(findRemembered(cameras, { id: 'b', label: 'another name' })).toBe(cameras[1]);
    expect(findRemembered(cameras, { id: 'x', label: 'Integrated Camera' })).toBe(cameras[0]);
    expect(findRemembered(cameras, { id: 'x', label: 'gone' })).toBeNull();
    expect(findRemembered(cameras, null)).toBeNull();
  });

  it('is not found by a name nobody may know yet', () => {
    expect(findRemembered([{ id: 'a', label: '' }], { id: 'x', label: '' })).toBeNull();
  });

  it('is remembered as it was chosen, and a memory that can’t be read is none', () => {
    const kept: string[] = [];
    rememberCamera({ setItem: (_, value) => void kept.push(value) }, { id: 'b', label: '良田高拍仪 S500' });
    expect(rememberedCamera(store(kept[0] ?? null))).toEqual({ id: 'b', label: '良田高拍仪 S500' });
    for (const broken of [null, '7f3a', '{"id":1}', '[]']) expect(rememberedCamera(store(broken))).toBeNull();
  });
});

describe('the part of a picture that becomes the photo', () => {
  it('has its proportions and lies inside', () => {
    for (const [width, height] of [
      [640, 360],
      [480, 640],
      [358, 441],
      [100, 900],
    ] as const) {
      const frame = cropFrame(width, height);
      if (frame === null) throw new Error('no frame');
      expect(frame.width / frame.height).toBeCloseTo(358 / 441, 1);
      expect(frame.x).toBeGreaterThanOrEqual(0);
      expect(frame.x + frame.width).toBeLessThanOrEqual(width + 1);
      expect(frame.y + frame.height).toBeLessThanOrEqual(height + 1);
    }
    expect(cropFrame(0, 0)).toBeNull();
  });
});
