import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '#basics/clock.ts';
import { toHex } from '#basics/hex.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { cardPrinterConfig, openCardPrinter } from '#host/devices/card-printer.ts';
import { idReaderConfig, openIdReader } from '#host/devices/id-reader.ts';
import { parseRecording } from '#services/diagnostics/trace/recording-format.ts';
import type { TracedDevice } from '#services/diagnostics/trace/trace-device.ts';
import { TraceKeeper } from '#services/diagnostics/trace/trace-keeper.ts';
import { replayRecording } from '../../scripts/support/replay-recording.ts';
import { makeRig, sampleFace } from '../support/card-printer-rig.ts';
import { fourDocuments, residentCard } from '../support/documents.ts';
import { openDevice } from '../support/id-reader-rig.ts';
import { madeUpNumber } from '../support/issuance-desk.ts';

/** Planted: what must stand in no line, no file and no answer. */
const PHOTO = 0x5a;
/** Of the same length, with a check digit that does not fit. */
const WRONG_NUMBER = '430682190001010000';
const PLANTED = {
  name: '司马青山',
  address: '湖南省临湘市植入路77号',
  idNumber: madeUpNumber(7),
} as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trace-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keep = (device: TracedDevice, settings: Readonly<Record<string, unknown>> = {}) => {
  const keeper = new TraceKeeper({ folder, clock: systemClock, logger: silentLogger, settingsOf: () => settings });
  const surroundings = { clock: systemClock as Clock, logger: silentLogger, tap: keeper.tap(device) };
  /** The text of the one recording of this device, ended. */
  const recorded = () => {
    unwrap(keeper.record(device, false));
    const [newest] = unwrap(keeper.read(device, 0)).recordings;
    if (newest === undefined) throw new Error('no recording');
    return { newest, text: unwrap(keeper.take(newest.name)) };
  };
  return { keeper, surroundings, recorded };
};

const clean = (text: string): void => {
  expect(text).not.toMatch(/(?:5A ?){8}/i);
  for (const value of Object.values(PLANTED)) {
    const forms = [
      value,
      ...[Buffer.from(value, 'utf8'), Buffer.from(value, 'utf16le'), iconv.encode(value, 'gbk')].map(toHex),
    ];
    for (const form of forms) expect(text.includes(form), form).toBe(false);
  }
};

const replayed = async (text: string) => {
  const replay = unwrap(await replayRecording(unwrap(parseRecording(text))));
  expect(replay.calls.filter(({ same }) => !same)).toEqual([]);
  expect(replay.peer.unknown).toEqual([]);
  return replay;
};

const openReader = (address: string, surroundings: Parameters<typeof openIdReader>[1]) =>
  openIdReader(idReaderConfig.parse({ address }), surroundings);

describe('the line of an ID reader', () => {
  it('is recorded without the person, from the opening on, and played back with the same results', async () => {
    const { device, act } = await openDevice('tcp');
    const { keeper, surroundings, recorded } = keep('id-reader', { rfFrameBytes: 80 });
    const reader = openReader(device.address, surroundings);
    unwrap(await reader.status());
    unwrap(keeper.record('id-reader', true));
    const document = { ...residentCard, ...PLANTED };
    const photo = Buffer.alloc(1_024, PHOTO).toString('base64');
    await act('place', { document, photo, appendedAddresses: [PLANTED.address] });
    const read = unwrap(await reader.readIdentity({ timeoutMs: 5_000 }));
    expect(read.document.name).toBe(PLANTED.name);
    expect(await reader.readIdentity({ timeoutMs: 0 })).toMatchObject({
      error: { code: 'id-reader.card-read-already' },
    });
    await act('place', { document: { ...document, idNumber: WRONG_NUMBER } });
    expect(await reader.readIdentity({ timeoutMs: 5_000 })).toMatchObject({
      error: { code: 'id-reader.number-check-failed' },
    });
    for (const other of fourDocuments.slice(1)) {
      await act('place', { document: other, photo });
      unwrap(await reader.readIdentity({ timeoutMs: 5_000 }));
    }
    await act('place', { document, letter: 'Q' });
    const strange = await reader.readIdentity({ timeoutMs: 5_000 });
    await reader.close();

    const { newest, text } = recorded();
    clean(text);
    clean(JSON.stringify(unwrap(keeper.read('id-reader', 0))));
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, `${newest.name}.jsonl`)).mode & 0o777).toBe(0o600);
    }
    const { calls } = await replayed(text);
    expect(calls.map(({ replayed: { outcome } }) => outcome)).toEqual([
      'ok',
      'id-reader.card-read-already',
      'id-reader.number-check-failed',
      'ok',
      'ok',
      'ok',
      strange.ok ? 'ok' : strange.error.code,
    ]);
  });

  it('shows masked bytes as such, with their length, and what was said by name', async () => {
    const { device, act } = await openDevice('tcp');
    const { keeper, surroundings } = keep('id-reader');
    const reader = openReader(device.address, surroundings);
    await act('place', { document: { ...residentCard, ...PLANTED } });
    unwrap(await reader.readIdentity({ timeoutMs: 5_000 }));
    const { lines } = unwrap(keeper.read('id-reader', 0));
    const at = lines.findIndex(({ text }) => text?.en.startsWith('30 01'));
    expect(lines[at]).toMatchObject({ direction: 'out', hex: 'AA AA AA 96 69 00 03 30 01 32', bytes: 10 });
    expect(lines[at + 1]?.text?.en).toMatch(/^90 operation succeeded, 1\d+ bytes of data$/);
    expect(lines[at + 1]?.hex).toMatch(/^AA AA AA 96 69 (?:[0-9A-F]{2} ){2}00 00 90 ·· ··/);
    // What a technician types by hand is masked the same way.
    await act('remove');
    await act('place', { document: { ...residentCard, ...PLANTED } });
    for (const command of ['2001', '2002']) unwrap(await reader.raw(command));
    const raw = unwrap(await reader.raw('3001'));
    expect(raw.hex).toContain('··');
    clean(JSON.stringify(raw));
    await reader.close();
  });
});

describe('the line of a card printer', () => {
  it('is recorded without pictures and played back with the same results', async () => {
    await using rig = await makeRig({ link: 'tcp' });
    await rig.act('load', { blankIds: ['B-0001', 'B-0002'] });
    const { keeper, surroundings, recorded } = keep('card-printer');
    const printer = openCardPrinter(cardPrinterConfig.parse({ address: rig.printer.address }), surroundings);
    unwrap(keeper.record('card-printer', true));
    unwrap(await printer.initialise());
    unwrap(await printer.state());
    unwrap(await printer.feedToChip());
    unwrap(await printer.moveToPrint());
    unwrap(await printer.printFace(sampleFace()));
    unwrap(await printer.counters());
    unwrap(await printer.present());
    expect(unwrap(await printer.gate())).toBe('card');
    unwrap(await printer.retain());
    await printer.close();

    const { text } = recorded();
    // The panel of the sample face begins with a full row.
    expect(text).not.toMatch(/(?:FF){8}/);
    expect(text.length).toBeLessThan(200_000);
    const { calls } = await replayed(text);
    expect(calls).toHaveLength(9);
    expect(
      readFileSync(join(folder, `${unwrap(keeper.read('card-printer', 0)).recordings[0]?.name}.jsonl`), 'utf8'),
    ).toBe(text);
  });
});
