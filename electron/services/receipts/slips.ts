/** What stands on each slip, top to bottom. */
import {
  type Cell,
  chinaTime,
  drawHeading,
  drawItem,
  drawRow,
  drawSignatures,
  inEnglish,
  numbered,
  outletCells,
  toTick,
} from './form.ts';
import { LABELS } from './labels.ts';
import type { IssuanceReceipt, Receipt, ReferralSlip, RefusalSlip, Words } from './model.ts';
import { INK, type Paper } from './paper.ts';
import { qrModules, referralQrText } from './qr.ts';

/** Draws the body of a slip onto a paper that has its head already. */
export const drawSlip = (paper: Paper, receipt: Receipt): void => {
  switch (receipt.kind) {
    case 'issuance-receipt':
      issuance(paper, receipt);
      break;
    case 'refusal-slip':
      refusal(paper, receipt);
      break;
    case 'referral-slip':
      referral(paper, receipt);
      break;
  }
};

/** Who printed it, where and when; the outlet's telephone is what a person calls. */
const madeBy = (paper: Paper, { from, teller, at, language }: Receipt): void => {
  if (from !== null) drawRow(paper, [{ label: LABELS.outlet, value: from.name }], language);
  const phone: readonly Cell[] = from === null ? [] : [{ label: LABELS.phone, value: from.phone }];
  if (phone.length > 0) drawRow(paper, phone, language);
  drawRow(
    paper,
    [
      { label: LABELS.teller, value: teller },
      { label: LABELS.time, value: chinaTime(at) },
    ],
    language,
  );
};

const issuance = (paper: Paper, receipt: IssuanceReceipt): void => {
  const { language, holder, guardian, card, functions } = receipt;
  const row = (...cells: readonly Cell[]) => drawRow(paper, cells, language);
  row({ label: LABELS.holder, value: holder.name }, { label: LABELS.cardNumber, value: card.maskedNumber });
  row({ label: LABELS.socialSecurityNumber, value: holder.number });
  row({ label: LABELS.bank, value: card.bank }, { label: LABELS.bankCardTail, value: card.bankCardTail });
  if (guardian !== null) {
    row({ label: LABELS.guardian, value: guardian.name }, { label: LABELS.relation, value: guardian.relation });
    row({ label: LABELS.idNumber, value: guardian.number });
  }
  row({ label: LABELS.handedOver, value: chinaTime(receipt.handedOverAt) });
  madeBy(paper, receipt);

  drawHeading(paper, LABELS.functions, language);
  for (const { name, active } of functions) {
    const state = active ? LABELS.active : LABELS.inactive;
    const words: Words = { zh: `${name.zh}：${state.zh}`, en: `${name.en}: ${state.en}` };
    drawItem(paper, words, language, (x, y) => paper.mark(x, y + 2.8, 8, active ? 'tick' : 'cross'));
  }

  paper.y += 8;
  const received = guardian === null ? LABELS.received : LABELS.receivedForMinor;
  paper.text(received.zh, { size: 9.5 });
  if (inEnglish(language)) paper.text(received.en, { size: 7.5, colour: INK.quiet });
  const signer = guardian === null ? LABELS.signature : LABELS.guardianSignature;
  drawSignatures(paper, [signer, LABELS.date, LABELS.tellerSignature], language);
};

const refusal = (paper: Paper, receipt: RefusalSlip): void => {
  const { language, applicant, result, reasons, options } = receipt;
  if (applicant !== null) {
    drawRow(
      paper,
      [
        { label: LABELS.applicant, value: applicant.name },
        { label: LABELS.idNumber, value: applicant.number },
      ],
      language,
    );
  }
  drawRow(paper, [{ label: LABELS.result, value: result, strong: true }], language);
  madeBy(paper, receipt);

  if (reasons.length > 0) drawHeading(paper, LABELS.reasons, language);
  reasons.forEach(({ what, next, source, at }, i) => {
    drawItem(paper, what, language, numbered(paper, i + 1));
    const told = at === null ? '' : ` ${chinaTime(at)}`;
    const lines: readonly string[] = [
      ...(next === null ? [] : inEnglish(language) ? [`→ ${next.zh}`, `→ ${next.en}`] : [`→ ${next.zh}`]),
      inEnglish(language) ? `${source.zh} ${source.en}${told}` : `${source.zh}${told}`,
    ];
    for (const line of lines) paper.text(line, { size: 7.5, colour: INK.quiet }, { indent: 20 });
    paper.y += 4;
  });

  if (options.length > 0) drawHeading(paper, LABELS.next, language);
  options.forEach((option, i) => {
    drawItem(paper, option, language, numbered(paper, i + 1));
  });
  askBy(paper, receipt);
};

const askBy = (paper: Paper, { from, language }: Receipt): void => {
  if (from === null) return;
  paper.y += 6;
  const ask = inEnglish(language) ? `${LABELS.ask.zh} ${LABELS.ask.en}` : LABELS.ask.zh;
  paper.text(`${ask} ${from.phone}`, { size: 9.5, weight: 'bold' });
};

const QR_SIZE = 96;

const referral = (paper: Paper, receipt: ReferralSlip): void => {
  const { language, to, bring, reason } = receipt;
  drawHeading(paper, LABELS.referredTo, language);
  for (const cell of outletCells(to, true)) drawRow(paper, [cell], language);
  drawRow(paper, [{ label: LABELS.referralReason, value: reason }], language);

  drawHeading(paper, LABELS.bring, language);
  for (const words of bring) drawItem(paper, words, language, toTick(paper));

  paper.y += 8;
  paper.need(QR_SIZE + 16);
  drawQr(paper, receipt, paper.right - QR_SIZE, paper.y);
  const width = paper.width - QR_SIZE - 16;
  const { from, teller, at } = receipt;
  let y = paper.y + 2;
  const line = (text: string): void => {
    y += paper.textAt(text, paper.left, y, width, { size: 8, colour: INK.quiet }) + 2;
  };
  const label = (words: Words): string => (inEnglish(language) ? `${words.zh} ${words.en}` : words.zh);
  if (from !== null) line(`${label(LABELS.madeBy)}：${from.name}　${from.phone}`);
  line(`${label(LABELS.teller)}：${teller}`);
  line(`${label(LABELS.time)}：${chinaTime(at)}`);
  line(label(LABELS.scan));
  paper.y = Math.max(y, paper.y + QR_SIZE) + 6;
};

/** Four modules of white around the code (ISO/IEC 18004) are left free by the caller's place on the sheet. */
const drawQr = (paper: Paper, receipt: ReferralSlip, x: number, y: number): void => {
  const { size, dark } = qrModules(referralQrText(receipt));
  const module = QR_SIZE / (size + 8);
  paper.fill(x, y, QR_SIZE, QR_SIZE, '#ffffff');
  for (let row = 0; row < size; row += 1) {
    // Neighbouring dark modules in one rectangle: no hairlines between them.
    for (let column = 0; column < size; column += 1) {
      if (!dark(row, column)) continue;
      let end = column;
      while (end + 1 < size && dark(row, end + 1)) end += 1;
      paper.fill(x + (4 + column) * module, y + (4 + row) * module, (end - column + 1) * module, module);
      column = end;
    }
  }
};
