import { describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '#basics/clock.ts';
import { done, fail, ok } from '#basics/result.ts';
import { type ConsoleDevice, checkCommand } from '#domain/diagnostics/console-rules.ts';
import { ConsoleDesk } from '#services/diagnostics/console-desk.ts';
import { DeviceUse } from '#services/diagnostics/device-use.ts';

const said = (device: ConsoleDevice, typed: string): string => {
  const checked = checkCommand(device, typed);
  return checked.ok ? checked.command : checked.refusal;
};

describe('raw commands', () => {
  it.each([
    'Si',
    'Sis',
    'Sic',
    'Siscan',
    'Sib',
    'Sie',
    'Se',
    'Se;1',
    'Ser',
    'Seb',
    'Sc',
    'Sp;k',
    'Scp',
    'Sa',
    'St',
    'Stt',
  ])('%s, which moves a card, is not sent', (command) =>
    expect(said('card-printer', command)).toBe('console.moves-card'),
  );

  it.each(['Pcim;I;S', 'Pcem;M', 'Pcrm;D', 'Pneab;A;1', 'Pbc;A;R', 'Wcb;k;0', 'Db;k;2', 'Xyz', 'Ss'])(
    '%s, which decides where cards go, prints, or is of an unknown family, is not sent',
    (command) => expect(said('card-printer', command)).toBe('console.moves-card'),
  );

  it.each(['Srs', 'Pcom;1;9600', 'Pem;2', 'Psc;a', 'Psmgr;2'])('%s, which cuts the line, is not sent', (command) =>
    expect(said('card-printer', command)).toBe('console.cuts-line'),
  );

  it('a magnetic stripe is not read, the network address is', () => {
    expect(said('card-printer', 'Rmb;1')).toBe('console.reads-stripe');
    expect(said('card-printer', 'Rmac')).toBe('Rmac');
  });

  it.each(['Rrt;count', 'Rlr;p', 'Rse;f', 'Rpst', 'Pc;k;=;10', ' Rok '])('%s is sent', (command) =>
    expect(said('card-printer', command)).toBe(command.trim()),
  );

  it.each(['', 'r', 'Rrt\rSe', 'Rrt;\u001bSe', 'Pps;张三', `Rrt;${'x'.repeat(40)}`])('%j is no command', (command) =>
    expect(said('card-printer', command)).toBe('console.bad-command'),
  );

  it('of the reader are hexadecimal, and its speed stays', () => {
    expect(said('id-reader', '12 ff')).toBe('12FF');
    expect(said('id-reader', '61 FF 50')).toBe('61FF50');
    expect(said('id-reader', '60 02')).toBe('console.cuts-line');
    for (const typed of ['12', '12 F', 'zz zz', `12FF${'00'.repeat(17)}`]) {
      expect(said('id-reader', typed)).toBe('console.bad-command');
    }
  });
});

describe('the console', () => {
  const desk = (between: () => ReturnType<typeof fail> | typeof done = () => done) => {
    const sent: string[] = [];
    const line = {
      raw: (command: string) => {
        sent.push(command);
        return Promise.resolve(ok({ text: { zh: 'OK', en: 'OK' }, hex: '4F 4B' }));
      },
    };
    const use = new DeviceUse();
    const clock: Clock = { ...systemClock, monotonic: () => 0 };
    const console = new ConsoleDesk({ lines: { 'id-reader': line, 'card-printer': line }, use, clock, between });
    return { console, use, sent };
  };
  const noted: string[] = [];
  const note = (command: string) => noted.push(command);

  it('writes a command down before it goes out, and lets the devices go afterwards', async () => {
    const { console, use, sent } = desk();
    const answer = await console.send('card-printer', 'Rok', (command) => {
      expect(sent).toEqual([]);
      noted.push(command);
    });
    expect(answer).toEqual(ok({ reply: { zh: 'OK', en: 'OK' }, hex: '4F 4B', ms: 0 }));
    expect([sent, noted.at(-1), use.what]).toEqual([['Rok'], 'Rok', null]);
  });

  it('waits for sessions, recoveries and tests', async () => {
    const serving = desk(() => fail('session.not-now', 'ask'));
    expect(await serving.console.send('id-reader', '12FF', note)).toMatchObject({ error: { code: 'session.not-now' } });
    const testing = desk();
    testing.use.begin('card-printer.move');
    expect(await testing.console.send('id-reader', '12FF', note)).toMatchObject({
      error: { code: 'diagnostics.running' },
    });
    expect([serving.sent, testing.sent, noted.includes('12FF')]).toEqual([[], [], false]);
  });
});
