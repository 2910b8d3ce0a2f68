import { describe, expect, it } from 'vitest';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { makeBench, until } from '../support/plain-printer.ts';

const cards = ['B-0001', 'B-0002', 'B-0003'];

for (const link of ['tcp', 'serial'] as const) {
  describe.skipIf(link === 'serial' && !hasSocat())(
    `a plain client over ${link}${link === 'serial' && !hasSocat() ? ' (needs socat)' : ''}`,
    () => {
      it('is answered with texts that end in NUL', async () => {
        await using it = await makeBench({ link });
        await it.act('load', { blankIds: cards });
        expect(await it.client.ask('Rok')).toBe('OK');
        expect(await it.client.ask('Rtp')).toBe('KC200');
        expect(await it.client.ask('Pem;2')).toBe('OK');
        expect(await it.client.ask('Rse;f')).toBe('5,00 Volts');
        expect(await it.client.ask('Sis')).toBe('OK');
        expect(await it.client.ask('Rlr;p')).toBe('SMART CARD');
        expect(await it.client.ask('Si')).toBe('OK');
        expect(await it.client.ask('Rlr;p')).toBe('CARD');
        expect(await it.client.ask('Ser')).toBe('OK');
        expect(await it.client.ask('Rlr;p')).toBe('OK');
        expect(it.state().rejectBox).toEqual(['B-0001']);
      });

      it('is answered with CR, or with nothing behind the text', async () => {
        await using cr = await makeBench({ link, settings: { replyEnd: 'cr' } });
        await cr.client.command('Rtp');
        expect(await cr.client.reply(0x0d)).toBe('KC200');
        await using none = await makeBench({ link, settings: { replyEnd: 'none' } });
        await none.client.command('Rtp');
        expect((await none.client.bytes(5)).toString()).toBe('KC200');
        await none.client.command('Rzp');
        expect((await none.client.bytes(1)).toString()).toBe('0');
        expect(none.client.waiting).toBe('');
      });

      it('is answered with ACK and NACK on an acknowledged line (§1.4)', async () => {
        await using it = await makeBench({ link, settings: { protocol: 'acknowledged' } });
        await it.act('load', { blankIds: cards });
        const { client } = it;
        expect(await client.acknowledged('Pem;2')).toBe('<06>');
        expect(await client.acknowledged('Rtp')).toBe('KC200<06>');
        expect(await client.acknowledged('Rlr;p')).toBe('OK<06>');
        expect(await client.acknowledged('Sis')).toBe('<06>');
        expect(await client.acknowledged('Rlr;p')).toBe('SMART CARD<06>');
        expect(await client.acknowledged('Qqq')).toBe('<15>1');
        expect(await client.acknowledged('Pem;99')).toBe('<15>2');
        expect(await client.acknowledged('Ss')).toBe('<06>');
        expect(await client.acknowledged('Sr')).toBe('<06>');
        expect(await client.acknowledged('Se;1')).toBe('<06>');
        await it.act('change-ribbon', { ribbon: null });
        expect(await client.acknowledged('Rrt;count')).toBe('<15>R');
        expect(it.state()).toMatchObject({ protocol: 'acknowledged', taken: ['B-0001'] });
      });
    },
  );
}

describe('ACK and NACK', () => {
  it('begin with the reply to Pem;4, not before', async () => {
    await using it = await makeBench();
    await it.act('load', { blankIds: cards });
    await it.client.write('\x1bPem;2\r\x1bSis\r\x1bRlr;p\r\x1bPem;4\r\x1bRtp\r');
    expect((await it.client.bytes(24)).toString('latin1')).toBe('OK\0OK\0SMART CARD\0\x06KC200\x06');
  });

  it('come with Pem;4, and go with Pem;0 and a restart', async () => {
    await using it = await makeBench();
    expect(await it.client.ask('Pem;2')).toBe('OK');
    expect(await it.client.acknowledged('Pem;4')).toBe('<06>');
    expect(await it.client.acknowledged('Rem')).toBe('2;0<06>');
    expect(it.state().protocol).toBe('acknowledged');
    expect(await it.client.ask('Pem;0')).toBe('OK');
    expect(await it.client.acknowledged('Pem;4')).toBe('<06>');
    await it.client.restart();
    expect(await it.client.ask('Rok')).toBe('OK');
  });

  it('come with the flow control of the serial port, also after a restart', async () => {
    if (!hasSocat()) return expect(hasSocat()).toBe(false);
    await using it = await makeBench({ link: 'serial' });
    expect(await it.client.acknowledged('Pcom;1;9600;N;8;1;ACK/NACK;E')).toBe('<06>');
    await it.client.restart();
    expect(await it.client.acknowledged('Rcom;1')).toBe('1;9600;N;8;1;ACK/NACK;E<06>');
    expect(await it.client.ask('Pcom;1;115200;N;8;1;NONE;E')).toBe('OK');
  });

  it.each([
    ['C', 'cover-open', 'Sis'],
    ['F', 'mis-feed', 'Sis'],
    ['F', 'feeder-empty', 'Si'],
    ['T', 'jam', 'Si'],
    ['T', 'mechanical', 'Si'],
    ['T', 'hardware', 'Si'],
    ['T', 'locked', 'Si'],
    ['T', 'power-supply', 'Si'],
  ])('say %s for %s', async (code, fault, command) => {
    await using it = await makeBench({ settings: { protocol: 'acknowledged' } });
    await it.act('load', { blankIds: cards });
    await it.client.acknowledged('Pem;2');
    await it.fault(fault);
    expect(await it.client.acknowledged(command)).toBe(`<15>${code}`);
  });
});

describe('one client at a time on TCP', () => {
  it('a second one is turned away, and is welcome when the first has gone', async () => {
    await using it = await makeBench();
    expect(await it.client.ask('Rok')).toBe('OK');
    const second = await it.connect();
    await second.gone();
    expect(await it.client.ask('Rok')).toBe('OK');
    it.client.close();
    for (;;) {
      const third = await it.connect();
      const answered = await third.ask('Rok').catch(() => null);
      if (answered === null) continue;
      expect(answered).toBe('OK');
      break;
    }
  });
});

describe('framing (§1.3)', () => {
  it('takes commands without ESC after a CR, NULs before ESC, and any cut', async () => {
    await using it = await makeBench();
    await it.client.write('\0\0\0\x1bRok\rRtp\r\0\0Rzp\r');
    expect([await it.client.reply(), await it.client.reply(), await it.client.reply()]).toEqual(['OK', 'KC200', '0']);
    for (const byte of '\x1bRrt;count\r') await it.client.write(byte);
    expect(await it.client.reply()).toBe('1000');
  });

  it('keeps the order of what is sent in one piece: a question behind a move sees the card moved', async () => {
    await using it = await makeBench({ pace: 0.01 });
    await it.act('load', { blankIds: cards });
    await it.client.write('\x1bPem;2\r\x1bSis\r\x1bRlr;p\r\x1bSi\r\x1bRlr;p\r\x1bRco;c\r');
    const replies: string[] = [];
    for (let i = 0; i < 6; i += 1) replies.push(await it.client.reply());
    expect(replies).toEqual(['OK', 'OK', 'SMART CARD', 'OK', 'CARD', '1']);
  });

  it('counts the bytes of a panel: ESC, CR and separators in it are data', async () => {
    await using it = await makeBench();
    await it.act('load', { blankIds: cards });
    await it.client.ask('Pem;2');
    const panel = Buffer.from('\x1bRok\r;\x1bSer\r'.repeat(10_000), 'latin1').subarray(0, 82_296);
    await it.client.write(Buffer.concat([Buffer.from('\x1bSs\rSr\rDb;k;2;'), panel, Buffer.from('\r\x1bSe;1\r')]));
    expect(await it.client.reply()).toBe('OK');
    expect(it.client.waiting).toBe('');
    expect(it.state().counters.panelsPrinted).toBe(1);
  });

  it('takes Dbc with three fields, and with four only when the third is a line', async () => {
    await using it = await makeBench();
    await it.act('load', { blankIds: cards });
    await it.client.ask('Pem;2');
    await it.client.ask('Pneab;E');
    // 1,016 blank lines; then from line 1,014 on: blank, full (the ribbon stays whole: two lines).
    await it.client.write(`\x1bSs\rSr\rDbc;k;2;1016;${'\0'.repeat(1_016)}\rSe;1\r`);
    expect(await it.client.reply()).toBe('OK');
    await it.client.write('\x1bSs\rSr\rDbc;k;2;1014;2;\0\xff\rSe;1\r');
    expect(await it.client.reply()).toBe('OK');
    expect(it.state()).toMatchObject({ counters: { panelsPrinted: 2 }, faults: [] });
  });

  it.each([
    ['Xyz', 'ERROR CDE'],
    ['Rxx', 'ERROR CDE'],
    ['Sxx;1', 'ERROR CDE'],
    ['rok', 'ERROR CDE'],
    ['Pem;7', 'ERR PARAM'],
    ['Pem', 'ERR PARAM'],
    ['Pneab;X', 'ERR PARAM'],
    ['Pcim;Q', 'ERR PARAM'],
    ['Pcom;1;1234;N;8;1', 'ERR PARAM'],
    ['Pfs;1;2;3', 'ERR PARAM'],
    ['Rlr;x', 'ERR PARAM'],
    ['Rse;z', 'ERR PARAM'],
    ['Rse;toString', 'ERR PARAM'],
    ['Rrt;nothing', 'ERR PARAM'],
    ['Rco', 'ERR PARAM'],
    ['Rcom;3', 'ERR PARAM'],
    ['Sdm;soon', 'ERR PARAM'],
    ['Sa;z', 'ERR PARAM'],
    ['Sr', 'ERR PARAM'],
    ['Sc', 'ERR PARAM'],
    ['Sp;k', 'ERR PARAM'],
    ['Psc;65;47;62', 'ERR PARAM'],
    ['Psc;60;60;62', 'ERR PARAM'],
    ['Psc;60;47', 'ERR PARAM'],
    ['Psc;0;47;62', 'ERR PARAM'],
    ['Db;k;3;', 'ERR PARAM'],
    ['Dbc;k;2;99999;', 'ERR PARAM'],
  ])('%s → %s, and the next command is understood', async (command, reply) => {
    await using it = await makeBench();
    expect(await it.client.ask(command)).toBe(reply);
    expect(await it.client.ask('Rok')).toBe('OK');
    expect(it.state().busy).toBe(false);
  });

  it('takes other delimiters with Psc, from the very next byte, and the usual ones back with Psc alone', async () => {
    await using it = await makeBench();
    await it.act('load', { blankIds: cards });
    await it.client.write('\x1bPsc;60;47;62\r<Pco/=/10><Rsc><Pem/2>');
    expect(await it.client.reply()).toBe('OK');
    expect(await it.client.reply()).toBe('OK');
    expect(await it.client.reply()).toBe('60;47;62');
    expect(await it.client.reply()).toBe('OK');
    expect(it.state()).toMatchObject({ delimiters: { start: 60, separator: 47, end: 62 }, settings: { Pco: '=;10' } });
    // A panel passes as it is, whatever is a delimiter.
    const panel = Buffer.from('<Rok>\x1b\r;/'.repeat(10_000), 'latin1').subarray(0, 82_296);
    await it.client.write(Buffer.concat([Buffer.from('<Ss><Sr><Db/k/2/'), panel, Buffer.from('><Se/1>')]));
    expect(await it.client.reply()).toBe('OK');
    expect(it.state().counters.panelsPrinted).toBe(1);
    await it.client.write('\x1bRok\r<Rok>');
    expect(await it.client.reply()).toBe('ERROR CDE');
    expect(await it.client.reply()).toBe('OK');
    await it.client.write('<Psc>\x1bRok\r');
    expect([await it.client.reply(), await it.client.reply()]).toEqual(['OK', 'OK']);
    expect(await it.client.ask('Psc;33;44;46')).toBe('OK');
    await it.client.write('!Srs.');
    await until(() => it.state().delimiters.start === 27 && !it.state().booting);
    expect(await it.client.ask('Rsc')).toBe('27;59;13');
  });

  it('drops a panel that stops coming, and a client that goes in the middle of one', async () => {
    await using it = await makeBench();
    await it.act('load', { blankIds: cards });
    await it.client.ask('Pem;2');
    await it.client.write('\x1bSs\rSr\rDb;k;2;only the beginning');
    await until(() => it.state().sequence !== null);
    await until(() => it.state().sequence === null);
    expect(await it.client.ask('Rok')).toBe('OK');
    expect(it.state().counters).toMatchObject({ cardsFed: 0, panelsPrinted: 0 });
  });
});

describe('Pem: who handles errors (§1.4)', () => {
  it('0, as a new printer: a faulting command gets no reply, and BUSY stays until somebody helps', async () => {
    await using it = await makeBench();
    expect(await it.client.ask('Rem')).toBe('0;0');
    await it.client.command('Sis');
    expect(await it.client.ask('Rok')).toBe('OK');
    expect(it.client.waiting).toBe('');
    expect(it.state()).toMatchObject({ busy: true });
    expect(it.state().flags).toContain('INF_BUSY');
    expect(await it.client.ask('Pxy')).toBe('ERROR CDE');
    await it.act('press-button');
    expect(it.state().busy).toBe(false);
    await it.client.command('Ser');
    expect(await it.client.ask('Rtp')).toBe('KC200');
    expect(await it.client.ask('Scs')).toBe('OK');
    expect(it.state().busy).toBe(false);
  });

  it.each(['1', '2', '3', '18'])('%s: the reply comes at once', async (mode) => {
    await using it = await makeBench();
    await it.client.ask(`Pem;${mode}`);
    expect(await it.client.ask('Sis')).toBe('ERR FEEDER');
    expect(it.state().busy).toBe(false);
  });

  it('1: the cover is not looked at', async () => {
    await using it = await makeBench();
    await it.act('load', { blankIds: cards });
    await it.act('open-cover');
    await it.client.ask('Pem;2');
    expect(await it.client.ask('Sis')).toBe('ERR COVER');
    await it.client.ask('Pem;1');
    expect(await it.client.ask('Sis')).toBe('OK');
  });

  it('3: the flags of a fault stay until Scs; 2: until the next action', async () => {
    await using it = await makeBench();
    await it.client.ask('Pem;3');
    await it.client.ask('Sis');
    await it.act('load', { blankIds: cards });
    expect(await it.client.ask('Sis')).toBe('OK');
    expect(it.state().flags).toContain('ERR_FEEDER_ERROR');
    await it.client.ask('Scs');
    expect(it.state().flags).not.toContain('ERR_FEEDER_ERROR');
    await it.client.ask('Pem;2');
    expect(await it.client.ask('Sib')).toBe('ERR NO CARD');
    expect(it.state().flags).toContain('ERR_NO_CARD_INSERTED');
    await it.client.ask('Si');
    expect(it.state().flags).not.toContain('ERR_NO_CARD_INSERTED');
  });

  it('with ;s is there again after a restart; without, it is gone', async () => {
    await using it = await makeBench();
    await it.client.ask('Pem;2;s');
    await it.client.ask('Pem;3');
    expect(await it.client.ask('Rem')).toBe('3;2');
    await it.client.restart();
    expect(await it.client.ask('Rem')).toBe('2;2');
    expect(it.state().settings).toEqual({ Pem: '2' });
  });
});

it('a bare printer does not know Rpst (§1.7)', async () => {
  await using it = await makeBench({ settings: { textStatus: false } });
  expect(await it.client.ask('Rpst')).toBe('ERROR CDE');
  await using other = await makeBench({ settings: { textStatus: false, protocol: 'acknowledged' } });
  expect(await other.client.acknowledged('Rpst')).toBe('<15>1');
  await using known = await makeBench();
  expect(await known.client.ask('Rpst')).toMatch(/^([0-9A-F]{8}-){7}[0-9A-F]{8}$/);
});
