import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chipCodes } from '#contract/codes/chip.ts';
import { chooseReader, parseChipAddress } from '#drivers/chip-card/chip-address.ts';
import { pcscFailure } from '#drivers/chip-card/pcsc-errors.ts';

describe('codes of the chip', () => {
  it('have a text for every code the driver can emit, and no other', () => {
    const dir = join(import.meta.dirname, '../../drivers/chip-card');
    const emitted = readdirSync(dir)
      .map((file) => readFileSync(join(dir, file), 'utf8'))
      .flatMap((source) => source.match(/(?<=')chip\.[a-z-]+(?=')/g) ?? []);
    expect([...new Set(emitted)].sort()).toEqual(Object.keys(chipCodes).sort());
  });
});

describe('errors of the PC/SC binding', () => {
  it.each([
    ['SCardConnect error: No smart card inserted.(0x8010000c)', 'chip.no-card'],
    ['SCardTransmit error: Card was removed.(0x80100069)', 'chip.card-removed'],
    ['SCardTransmit error: Transaction failed.(0x80100016)', 'chip.not-transacted'],
    ['SCardEstablishContext error: Service not available.(0x8010001d)', 'chip.no-service'],
    ['SCardGetStatusChange error: RPC transport error.(0x80100013)', 'chip.service-lost'],
    ['SCardConnect error: Sharing violation.(0x8010000b)', 'chip.in-use'],
    ['SCardConnect error: Card is unresponsive.(0x80100066)', 'chip.mute'],
    ['SCardTransmit error: Card was reset.(0x80100068)', 'chip.card-reset'],
  ])('%s is %s', (text, code) => {
    expect(pcscFailure(text).code).toBe(code);
  });

  it('keep an unknown code visible and survive a text without one', () => {
    expect(pcscFailure('SCardConnect error: ?(0x80100001)')).toEqual({
      code: 'chip.reader-error',
      kind: 'retry',
      params: { code: '0x80100001' },
    });
    expect(pcscFailure('Card Reader not connected').params).toEqual({ code: 'none' });
  });
});

describe('address of the chip reader', () => {
  it('names a reader, a private service or a card on the wire', () => {
    expect(parseChipAddress('pcsc:SSC Contact Reader 00 00')).toEqual({
      ok: true,
      value: { kind: 'pcsc', pattern: 'SSC Contact Reader 00 00', socket: null },
    });
    expect(parseChipAddress('pcsc:D8*?socket=/tmp/a b/pcscd.comm')).toEqual({
      ok: true,
      value: { kind: 'pcsc', pattern: 'D8*', socket: '/tmp/a b/pcscd.comm' },
    });
    expect(parseChipAddress('vcard://127.0.0.1:4000')).toEqual({
      ok: true,
      value: { kind: 'vcard', host: '127.0.0.1', port: 4000 },
    });
    for (const bad of [
      '',
      'pcsc',
      'pcsc:x?socket=',
      'vcard://127.0.0.1',
      'vcard://h:0',
      'vcard://h:70000',
      'tcp://h:1',
    ]) {
      expect(parseChipAddress(bad)).toMatchObject({ ok: false, error: { code: 'chip.bad-address' } });
    }
  });

  it('means one reader, and says so when it means none or two', () => {
    const names = ['SSC Contact Reader 00 00', 'SSC Contact Reader 00 01', 'ID Reader (A) 02 00'];
    expect(chooseReader(names, 'SSC Contact Reader 00 00')).toEqual({ ok: true, value: names[0] });
    expect(chooseReader(names, 'id reader (a)')).toEqual({ ok: true, value: names[2] });
    expect(chooseReader(names, 'ssc*00 01')).toEqual({ ok: true, value: names[1] });
    expect(chooseReader(names, 'SSC')).toMatchObject({ error: { code: 'chip.reader-ambiguous' } });
    expect(chooseReader(names, 'HID')).toMatchObject({ error: { code: 'chip.reader-absent' } });
    expect(chooseReader(['only one'], '')).toEqual({ ok: true, value: 'only one' });
  });
});
