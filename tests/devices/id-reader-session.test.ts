import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import type { SessionView } from '#contract/views.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { foreignPermit2017, foreignPermit2023, fourDocuments, residencePermit } from '../support/documents.ts';
import {
  expectAccounted,
  goOn,
  type IssuanceDesk,
  openDesk,
  PIN,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';

const person = (id: string, document: object, platform: object) => ({ id, document, pin: PIN, platform });
const approved = { application: { state: 'approved' } };

/** A name of 44 characters is too wide for the face of a card, which is told before a card is fed. */
const shortName = { name: 'SAMPLE PERSON LIU', englishName: 'SAMPLE PERSON LIU' };

const persons = [
  ...fourDocuments.map((document) =>
    person(
      document.kind,
      { ...document, ...(document === foreignPermit2023 ? shortName : {}), validTo: 'long-term' },
      approved,
    ),
  ),
  person('moved', { name: '张三', idNumber: '430682190001010014', appendedAddresses: ['测试路7号', '测试路8号'] }, {}),
  person(
    'foreigner-onsite',
    {
      kind: 'foreign-permit-2017',
      idNumber: 'CAN430690010102',
      englishName: 'SAMPLE, PERSON',
      nationality: 'CAN',
    },
    {},
  ),
];

const files = mkdtempSync(join(tmpdir(), 'decoder-'));
const picture = join(files, 'picture.jpg');
let desk: IssuanceDesk;

beforeAll(async () => {
  writeFileSync(picture, await samplePortrait({ key: 'x', sex: '1' }));
  const decoder = join(files, 'decoder.mjs');
  // Decodes only photos that begin with 7.
  writeFileSync(
    decoder,
    `import { readFileSync } from 'node:fs';
     if (readFileSync(0)[0] !== 7) process.exit(1);
     process.stdout.write(readFileSync(${JSON.stringify(picture)}));`,
  );
  desk = await openDesk({
    scenario: scenarioOf({ persons }),
    prepareStation: (config) => ({
      ...config,
      devices: {
        ...config.devices,
        idReader: {
          ...config.devices.idReader,
          photoDecoder: { command: [process.execPath, decoder], timeoutMs: 20_000 },
        },
      },
    }),
  });
});
afterAll(async () => {
  await desk?.stop();
  rmSync(files, { recursive: true, force: true });
});

/** The session once it is as wanted. */
const until = (wanted: (view: SessionView) => boolean): Promise<SessionView> =>
  new Promise((resolve, reject) => {
    const look = async () => {
      const answer = await desk.teller('session.read', {});
      if (!answer.ok) return reject(new Error(answer.error.code));
      if (!wanted(answer.value)) return;
      stop();
      resolve(answer.value);
    };
    const stop = desk.host.hub.subscribe(() => void look());
    void look();
  });

const hintOf = (view: SessionView): string | undefined => view.busy?.hint?.code;

const leave = async (): Promise<void> => {
  await desk.press('session.cancel');
  await desk.press('session.finish');
};

describe('a card for the holder of', () => {
  it.each(fourDocuments)('a $kind', async (document) => {
    const view = await toVerdict(desk, document.kind);
    expect(view.verdict?.decision).toBe('make');
    expect(view.person).toMatchObject({
      document: document.kind,
      nation: document.nation,
      nationality: 'nationality' in document ? document.nationality : null,
      sex: document.sex,
    });
    const end = await goOn(desk, view);
    expect(end.outcome).toMatchObject({ outcome: 'issued', fate: 'handed-over' });
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('who is a foreigner and applies at the counter: the address is asked for, the nationality shown', async () => {
    await toVerdict(desk, 'foreigner-onsite');
    const view = await desk.press('session.startApplication');
    expect(view.person).toMatchObject({ address: null, nation: null, nationality: 'CAN' });
    expect(view.form?.address).toBe('');
    const refused = await desk.teller('application.saveForm', {
      phone: '',
      division: null,
      address: '',
      occupation: '30000',
      nationality: 'CAN',
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'form.address-empty' } });
    const phone = '13800138000';
    const saved = await desk.teller('application.saveForm', {
      phone,
      division: null,
      address: '测试路1号',
      occupation: '30000',
      nationality: 'CAN',
    });
    expect(saved.ok).toBe(true);
    await desk.teller('application.checkPhone', {});
    await desk.settled();
    const applicant = await desk.applicant('applicant.read', {});
    if (!applicant.ok) throw new Error(applicant.error.code);
    expect(applicant.value.lines.map(({ field }) => field)).toEqual([
      'name',
      'sex',
      'nationality',
      'birth',
      'idNumber',
      'address',
      'occupation',
      'phone',
    ]);
    await leave();
  });
});

describe('addresses added to the chip', () => {
  it('the newest one stands in the form, the printed one stays known', async () => {
    const verdict = await toVerdict(desk, 'moved');
    expect(verdict.person?.addressFrom).toBe('appended');
    const view = await desk.press('session.startApplication');
    expect(view.form?.address).toBe('测试路8号');
    const state = desk.host.kiosk.session.current?.state;
    expect(state).toMatchObject({
      document: { address: '湖南省临湘市长安街道示范路1号', appendedAddresses: ['测试路7号', '测试路8号'] },
    });
    await leave();
  });

  it('that could not be read are told to the teller', async () => {
    await desk.act('id-reader', 'fault', { sw3: 0x21, at: 'appended' });
    const view = await toVerdict(desk, 'moved');
    expect(view.person?.addressFrom).toBe('printed-only');
    await leave();
  });
});

describe('the picture on the chip', () => {
  const place = (document: object, first: number) =>
    desk.act('id-reader', 'place', { document, photo: Buffer.alloc(1024, first).toString('base64') });
  const begin = async (): Promise<SessionView> => {
    const begun = await desk.teller('session.begin', {});
    expect(begun.ok).toBe(true);
    return desk.settled();
  };
  const anybody = { name: '张三', idNumber: '430682190001010014' };

  it('is shown as the decoder gives it, and gone with the session', async () => {
    await place(anybody, 7);
    const view = await begin();
    expect(view.person?.picture.why).toBeNull();
    expect(Buffer.from(view.person?.picture.jpeg ?? '', 'base64').subarray(0, 2)).toEqual(Buffer.from('ffd8', 'hex'));
    const { sessionId } = view;
    const rows = desk.host.kiosk.options.stores.journal.of(sessionId ?? '');
    expect(JSON.stringify([rows, desk.host.kiosk.session.current?.state])).not.toMatch(/\/9j\/|picture/);
    await desk.press('session.cancel');
    await desk.press('session.finish');
    expect(desk.host.kiosk.session.current).toBeNull();
    const next = await desk.teller('session.read', {});
    expect(next).toMatchObject({ ok: true, value: { person: null } });
  });

  it('that can not be decoded is told in words, and nothing is held up', async () => {
    await place(anybody, 8);
    const view = await begin();
    expect(view.step).toBe('verdict');
    expect(view.person?.picture).toEqual({ jpeg: null, why: 'id-reader.photo-not-decoded' });
    expect(codeText(view.person?.picture.why ?? '')).toBeDefined();
    await leave();
  });
});

describe('a wait for the document', () => {
  it('says that the card of the person before still lies there, and reads the next one', async () => {
    await toVerdict(desk, 'moved');
    await leave();
    const begun = await desk.teller('session.begin', {});
    expect(begun.ok).toBe(true);
    const waiting = await until((view) => hintOf(view) !== undefined);
    expect(waiting).toMatchObject({ step: 'identify', busy: { hint: { code: 'id-reader.card-read-already' } } });
    await desk.act('id-reader', 'remove');
    await desk.act('id-reader', 'place', { document: { ...residencePermit, validTo: 'long-term' } });
    const read = await desk.settled();
    expect(read.person?.document).toBe('residence-permit');
    await leave();
  });

  it('says that the reader was unplugged, goes on when it is back, and reads', async () => {
    await desk.act('id-reader', 'remove');
    const begun = await desk.teller('session.begin', {});
    expect(begun.ok).toBe(true);
    await desk.act('id-reader', 'unplug');
    const away = await until((view) => /^id-reader\.(unplugged|absent)$/.test(hintOf(view) ?? ''));
    expect(away.fault).toBeNull();
    await desk.act('id-reader', 'plug');
    await until((view) => !/^id-reader\.(unplugged|absent)$/.test(hintOf(view) ?? ''));
    await desk.act('id-reader', 'place', { document: foreignPermit2017 });
    const read = await desk.settled();
    expect(read.person?.document).toBe('foreign-permit-2017');
    await leave();
  });

  it('is refused politely for a kind of document nobody knows', async () => {
    await desk.act('id-reader', 'place', { document: foreignPermit2023, letter: 'Z' });
    const begun = await desk.teller('session.begin', {});
    expect(begun.ok).toBe(true);
    const view = await desk.settled();
    expect(view.fault).toMatchObject({ code: 'id-reader.document-not-supported', params: { letter: 'Z' } });
    await leave();
  });
});
