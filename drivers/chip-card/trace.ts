/** What goes between this machine and a chip, for a technician: headers and status words, never what is written or read. */
import { concatBytes } from '#basics/hex.ts';
import { type LinePiece, type LineTap, lineNote, type TwoWords } from '#basics/line-piece.ts';
import type { Result } from '#basics/result.ts';
import { commandHeader, parseAnswer, parseCommand, swText } from './apdu.ts';
import type { ConnectedCard } from './card-line.ts';
import { statusMeaning } from './status-words.ts';

const SELECT = 0xa4;
/** CLA INS P1 P2 and one length byte. */
const HEADER = 5;

const NAMES: Readonly<Record<number, TwoWords>> = {
  [SELECT]: { zh: '选择文件', en: 'SELECT' },
  178: { zh: '读记录', en: 'READ RECORD' },
  220: { zh: '写记录', en: 'UPDATE RECORD' },
  176: { zh: '读二进制文件', en: 'READ BINARY' },
  214: { zh: '写二进制文件', en: 'UPDATE BINARY' },
  132: { zh: '取随机数', en: 'GET CHALLENGE' },
  136: { zh: '内部认证', en: 'INTERNAL AUTHENTICATE' },
  130: { zh: '外部认证', en: 'EXTERNAL AUTHENTICATE' },
  32: { zh: '校验 PIN', en: 'VERIFY' },
  94: { zh: '修改 PIN', en: 'CHANGE PIN' },
  192: { zh: '取应答数据', en: 'GET RESPONSE' },
  168: { zh: '取处理选项', en: 'GET PROCESSING OPTIONS' },
};

/** A command: its data is shown where it names a file, and nowhere else. */
const commandPiece = (apdu: Uint8Array): LinePiece => {
  const header = commandHeader(apdu);
  const words = NAMES[apdu[1] ?? 0];
  const text =
    words === undefined ? { zh: header, en: header } : { zh: `${header} ${words.zh}`, en: `${header} ${words.en}` };
  const parts = parseCommand(apdu);
  const open = parts !== null && (parts.data.length === 0 || parts.ins === SELECT);
  if (open) return { direction: 'out', text, bytes: apdu.slice(), masked: [], size: apdu.length };
  const rest = Math.max(0, apdu.length - HEADER);
  const bytes = concatBytes(apdu.slice(0, HEADER), new Uint8Array(rest));
  return { direction: 'out', text, bytes, masked: rest === 0 ? [] : [[HEADER, HEADER + rest]], size: apdu.length };
};

/** An answer: its status word, and how much data stood before it. */
const answerPiece = (answer: Uint8Array): LinePiece => {
  const parts = parseAnswer(answer);
  const size = answer.length;
  if (parts === null) {
    return { direction: 'in', text: NO_ANSWER, bytes: new Uint8Array(size), masked: [[0, size]], size };
  }
  const { data, sw } = parts;
  const bytes = concatBytes(new Uint8Array(data.length), answer.slice(-2));
  const meaning = statusMeaning(sw).meaning;
  const length =
    data.length === 0 ? { zh: '', en: '' } : { zh: `，数据 ${data.length} 字节`, en: `, ${data.length} bytes` };
  const text = { zh: `${swText(sw)}${length.zh}`, en: `${swText(sw)} ${meaning}${length.en}` };
  return { direction: 'in', text, bytes, masked: data.length === 0 ? [] : [[0, data.length]], size };
};

const NO_ANSWER: TwoWords = { zh: '应答不完整', en: 'no whole answer' };

type Transmit = (apdu: Uint8Array) => Promise<Result<Uint8Array>>;

/** The same way to the chip, with somebody told what goes over it. */
export const tappedTransmit = (transmit: Transmit, tap: LineTap | undefined): Transmit =>
  tap === undefined
    ? transmit
    : async (apdu) => {
        tap(commandPiece(apdu));
        const answer = await transmit(apdu);
        if (answer.ok) tap(answerPiece(answer.value));
        else tap(lineNote('gone', { zh: '卡片没有应答', en: 'no answer of the card' }, { code: answer.error.code }));
        return answer;
      };

/** A card that got power, or did not. */
export const powerNote = (card: Result<ConnectedCard>): LinePiece => {
  if (!card.ok)
    return lineNote('not-opened', { zh: '卡片未能上电', en: 'card could not be powered' }, { code: card.error.code });
  const { reader, protocol, power, atr } = card.value;
  const text = { zh: '卡片已上电', en: 'card powered' };
  return lineNote('opened', text, { reader, protocol, power, atrBytes: atr.length });
};

export const POWERED_OFF: LinePiece = lineNote('closed', { zh: '卡片已断电', en: 'card powered off' });
