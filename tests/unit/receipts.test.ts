import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { breakLines } from '#services/receipts/break-lines.ts';
import { createReceiptMaker } from '#services/receipts/create-receipt-maker.ts';
import type { Receipt } from '#services/receipts/model.ts';
import { qrModules, referralQrText } from '#services/receipts/qr.ts';
import { receiptFileName, saveReceipt } from '#services/receipts/receipt-store.ts';
import { allReceipts, issuanceReceipt, referralSlip, refusalSlip } from '../support/receipts.ts';

const hasFonts = fontFiles({}).primary.sans.some((file) => existsSync(file));
const has = (program: string): boolean => spawnSync(program, ['-v']).error === undefined;
const hasPoppler = has('pdftotext') && has('pdffonts') && has('pdftoppm');
const hasZbar = has('zbarimg');

const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-receipts-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

const made = async (receipt: Receipt) => unwrap(await createReceiptMaker(fontFiles({})).make(receipt));
const plain = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

/** What a program of poppler says of a document. */
const ask = (program: string, pdf: Uint8Array, ...args: readonly string[]): string => {
  const file = join(folder(), 'slip.pdf');
  writeFileSync(file, pdf);
  const { status, stdout } = spawnSync(program, [file, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return stdout;
};
const textOf = (pdf: Uint8Array): string => ask('pdftotext', pdf, '-layout', '-');
const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe.skipIf(!hasFonts)(`slips on paper${hasFonts ? '' : ' (needs fonts-noto-cjk)'}`, () => {
  it.each(Object.entries(allReceipts()))('%s is one A5 sheet with its fonts inside', async (_name, receipt) => {
    const { pdf, pages, missing } = await made(receipt);
    expect([pages, missing]).toEqual([1, []]);
    expect(plain(pdf)).toMatch(/^%PDF-1\.\d/);
    expect(plain(pdf)).toContain('/MediaBox [0 0 419.53 595.28]');
    expect(plain(pdf).match(/\/FontFile3/g)?.length).toBe(2);
    // A subset: the font alone has 16 MB.
    expect(pdf.length).toBeLessThan(400_000);
  });

  it('are the same bytes for the same slip', async () => {
    const [one, two] = [await made(refusalSlip('en')), await made(refusalSlip('en'))];
    expect(Buffer.compare(one.pdf, two.pdf)).toBe(0);
  });

  it('go on on further sheets, numbered, when there is much to say', async () => {
    const [reason] = refusalSlip('en').reasons;
    if (reason === undefined) throw new Error('no reason');
    const long = refusalSlip('en', { reasons: Array.from({ length: 14 }, () => reason) });
    const { pdf, pages } = await made(long);
    expect(pages).toBeGreaterThan(1);
    if (hasPoppler) for (let page = 1; page <= pages; page += 1) expect(textOf(pdf)).toContain(`${page}/${pages}`);
  });

  it('print a rare character in a font that has it', async () => {
    const { missing, pdf } = await made(issuanceReceipt('zh-CN', { holder: { name: '𠮷*', number: '*' } }));
    expect(missing).toEqual([]);
    if (hasPoppler) expect(textOf(pdf)).toContain('𠮷*');
  });

  it('never print an empty box: a character no font has is named, with room to write it', async () => {
    const name = '\u{10FFFD}\u{2FFFF}*';
    const { missing, pdf } = await made(issuanceReceipt('en', { holder: { name, number: '*' } }));
    expect(missing).toEqual(['U+10FFFD', 'U+2FFFF']);
    if (!hasPoppler) return;
    expect(squeezed(textOf(pdf))).toContain('〓〓*');
    expect(squeezed(textOf(pdf))).toContain('〓处的字本机字体中没有（U+10FFFD、U+2FFFF）');
  });

  it('name the fonts that are not there, and a file that is no font', async () => {
    const without = createReceiptMaker(fontFiles({ sans: ['/nowhere/a.ttc'], fallback: ['/nowhere/b.ttf'] }));
    expect(await without.make(referralSlip('en'))).toMatchObject({
      error: { code: 'receipt.font-missing', params: { files: '/nowhere/a.ttc' } },
    });
    const file = join(folder(), 'broken.ttc');
    writeFileSync(file, 'no font');
    expect(await createReceiptMaker(fontFiles({ sans: [file] })).make(referralSlip('en'))).toMatchObject({
      error: { code: 'receipt.font-unreadable', params: { file } },
    });
  });
});

describe.skipIf(!hasFonts || !hasPoppler)(`what is read on a slip${hasPoppler ? '' : ' (needs poppler-utils)'}`, () => {
  it('of a card: who, which card, what works, who signs', async () => {
    const text = squeezed(textOf((await made(issuanceReceipt('zh-CN'))).pdf));
    for (const part of [
      '社会保障卡领卡回执',
      '培训专用',
      '张*',
      '1101**********002X',
      '*****569X',
      '0004',
      '社会保障功能：已启用',
      '银行功能：已启用',
      '建设银行岳阳临湘支行营业部',
      '2026-01-0509:29',
      '持卡人签名',
      '柜员签章',
    ]) {
      expect([part, text.includes(part)]).toEqual([part, true]);
    }
    expect(text).not.toContain('Holder');
  });

  it('of a card for a minor: the guardian signs, and what is not active is said', async () => {
    const minor = allReceipts()['issuance-minor-en'];
    if (minor === undefined) throw new Error('no slip');
    const text = squeezed(textOf((await made(minor)).pdf));
    for (const part of ['监护人签名', "Guardian'ssignature", '赵**', '父亲', 'Father', 'Bankfunctions:notactivated']) {
      expect([part, text.includes(part)]).toEqual([part, true]);
    }
    expect(text).not.toMatch(/TRAINING|培训/);
  });

  it('of a refusal: every reason with what to do and where it is from, what else can be done, whom to call', async () => {
    const slip = refusalSlip('en');
    const text = squeezed(textOf((await made(slip)).pdf));
    const parts = [
      ...slip.reasons.flatMap(({ what, next }) => [what.zh, what.en, next?.zh ?? '', next?.en ?? '']),
      ...slip.options.flatMap(({ zh, en }) => [zh, en]),
      '平台Platform2026-01-0509:28',
      '0730-3069697',
    ];
    for (const part of parts) expect([part, text.includes(squeezed(part))]).toEqual([part, true]);
  });

  it('of a referral: the outlet with what its entry lacks, and what to bring', async () => {
    const slip = referralSlip('zh-CN');
    const text = squeezed(textOf((await made(slip)).pdf));
    for (const part of [
      slip.to.name,
      slip.to.phone,
      '湖南省临湘市49',
      ...slip.to.gaps.map(({ zh }) => zh),
      ...slip.bring.map(({ zh }) => zh),
    ]) {
      expect([part, text.includes(squeezed(part))]).toEqual([part, true]);
    }
  });

  it.skipIf(!hasZbar)(
    `of the code: the same facts, no word of the person${hasZbar ? '' : ' (needs zbar-tools)'}`,
    async () => {
      for (const slip of [referralSlip('zh-CN'), referralSlip('en', { training: false })]) {
        const file = join(folder(), 'slip.pdf');
        writeFileSync(file, (await made(slip)).pdf);
        spawnSync('pdftoppm', ['-r', '300', '-png', '-singlefile', file, file]);
        const { stdout } = spawnSync('zbarimg', ['-q', '--raw', `${file}.png`], { encoding: 'utf8' });
        expect(stdout.trim()).toBe(referralQrText(slip));
      }
    },
  );
});

describe('the code on a referral', () => {
  it('says name, address with its gaps, telephone and what to bring', () => {
    expect(referralQrText(referralSlip('zh-CN'))).toBe(
      [
        '中国农业银行股份有限公司临湘福桥路支行',
        '地址: 湖南省临湘市 49',
        '(公告所列地址未写街道名称)',
        '(公告中数字后缺“号”等字)',
        '电话: 0730-3804257',
        '请携带:',
        '- 本人身份证原件',
        '- 本人实名登记的手机',
      ].join('\n'),
    );
  });

  it('has finder patterns in three corners', () => {
    const { size, dark } = qrModules('x');
    for (const [row, column] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const) {
      const ring = Array.from({ length: 7 }, (_, i) => dark(row, column + i));
      expect([size, ring]).toEqual([21, Array.from({ length: 7 }, () => true)]);
    }
  });
});

describe('lines of Chinese and English', () => {
  const width = (text: string): number => [...text].reduce((sum, it) => sum + (/[\u2E80-\uFFEF]/.test(it) ? 2 : 1), 0);
  const lines = (text: string, most: number) => breakLines(text, most, width);

  it('end between Chinese characters and between words, never inside a word or number', () => {
    expect(lines('请携带身份证', 6)).toEqual(['请携带', '身份证']);
    expect(lines('please bring it', 8)).toEqual(['please', 'bring it']);
    expect(lines('电话0730-3804257号', 14)).toEqual(['电话', '0730-3804257号']);
  });

  it('never begin with a closing mark nor end with an opening one', () => {
    expect(lines('请到网点，办理', 8)).toEqual(['请到网', '点，办理']);
    expect(lines('请到（网点）办理', 6)).toEqual(['请到', '（网', '点）办', '理']);
  });

  it('cut a word that is wider than the line, and keep what does not fit at all', () => {
    expect(lines('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(lines('字', 1)).toEqual(['字']);
    expect(lines('一\n二', 9)).toEqual(['一', '二']);
  });
});

describe('a saved slip', () => {
  it('is named after time, kind and case, never after the person', () => {
    expect(receiptFileName(issuanceReceipt('zh-CN'))).toBe('20260105-0930-issuance-receipt-7F3A21C0.pdf');
    expect(receiptFileName(referralSlip('en', { reference: '../–' }))).toBe('20260105-0930-referral-slip-.pdf');
  });

  it('is for its owner only and whole, also when saved again', () => {
    const dir = join(folder(), 'documents');
    for (const text of ['first, and longer', 'second']) {
      const file = unwrap(saveReceipt(dir, 'slip.pdf', new TextEncoder().encode(text)));
      expect(readFileSync(file, 'utf8')).toBe(text);
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(dir)).toEqual(['slip.pdf']);
  });

  it('says why it could not be saved', () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    expect(saveReceipt(join(file, 'documents'), 'slip.pdf', new Uint8Array(1))).toMatchObject({
      error: { code: 'receipt.not-saved', params: { cause: 'ENOTDIR' } },
    });
  });
});
