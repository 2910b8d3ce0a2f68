/** What goes over the reader's line, for a technician: frames named, the applicant's data replaced before it is kept. */
import { concatBytes } from '#basics/hex.ts';
import type { LinePiece, TwoWords } from '#basics/line-piece.ts';
import type { LineDescriber } from '#drivers/transport/tapped-transport.ts';
import { type CommandName, commandName, SET_BAUD_RATE, SET_RF_BYTES } from './commands.ts';
import {
  type Answer,
  encodeAnswer,
  MIN_ANSWER_LENGTH,
  MIN_COMMAND_LENGTH,
  PREAMBLE,
  toAnswer,
  toCommand,
} from './frame.ts';
import { FrameParser, type NoiseCause, type ParserEvent } from './frame-parser.ts';
import type { IsDocumentNumber } from './reading.ts';
import { blank, standInAddresses, standInBase, standInManagement } from './stand-in.ts';
import { statusText, statusWord } from './status-words.ts';

/** Preamble and length. */
const HEAD = PREAMBLE.length + 2;
/** SW1 SW2 SW3. */
const STATUS = 3;

const NAMES: Readonly<Record<CommandName, TwoWords>> = {
  resetSam: { zh: '复位安全模块', en: 'reset SAM' },
  samStatus: { zh: '询问安全模块状态', en: 'SAM status' },
  samId: { zh: '读安全模块编号', en: 'SAM id' },
  find: { zh: '寻卡', en: 'find card' },
  select: { zh: '选卡', en: 'select card' },
  readBase: { zh: '读文字和照片', en: 'read text and photo' },
  readBaseAndFingerprint: { zh: '读文字、照片和指纹', en: 'read text, photo and fingerprints' },
  readAppendedAddress: { zh: '读追加地址', en: 'read appended addresses' },
  readCardManagement: { zh: '读卡管理信息', en: 'read card management data' },
};

const STATUS_ZH: Readonly<Record<number, string>> = {
  144: '操作成功',
  145: '卡内无此项',
  159: '寻卡成功',
  16: '收到的帧校验和不符',
  17: '收到的帧长度不符',
  33: '命令或参数不符',
  35: '越权操作',
  36: '无法识别的问题',
  49: '卡认证安全模块未通过',
  50: '安全模块认证卡未通过',
  51: '信息验证未通过',
  55: '指纹信息验证未通过',
  63: '信息长度不符',
  64: '无法识别的卡类型',
  65: '读卡未成功',
  71: '取随机数未成功',
  96: '安全模块自检未通过',
  102: '安全模块未经授权',
  128: '寻卡未成功',
  129: '选卡未成功',
  255: '通信故障',
};

const NOISE: Readonly<Record<NoiseCause, TwoWords>> = {
  'no-preamble': { zh: '无帧头的字节', en: 'bytes without a preamble' },
  length: { zh: '帧长度不可能', en: 'frame with an impossible length' },
  checksum: { zh: '帧校验和不符', en: 'frame with a wrong check byte' },
  unfinished: { zh: '不完整的帧', en: 'frame that never became whole' },
  'head-only': { zh: '只有帧头', en: 'only the beginning of a head' },
};

/** Names of a command as the trace and the console show it. */
const commandWords = (cmd: number, para: number): TwoWords => {
  const code = `${statusText(cmd)} ${statusText(para)}`;
  const name = commandName(cmd, para);
  const words = name === null ? SETTINGS[cmd] : NAMES[name];
  return words === undefined ? { zh: code, en: code } : { zh: `${code} ${words.zh}`, en: `${code} ${words.en}` };
};

const SETTINGS: Readonly<Record<number, TwoWords>> = {
  [SET_BAUD_RATE]: { zh: '设置波特率', en: 'set speed' },
  [SET_RF_BYTES.cmd]: { zh: '设置射频帧长', en: 'set radio frame size' },
};

/** A status as the trace and the console show it. */
const statusWords = (sw3: number): TwoWords => {
  const code = statusText(sw3);
  const meaning = statusWord(sw3)?.meaning;
  return meaning === undefined
    ? { zh: `${code} 未知状态`, en: `${code} unknown status` }
    : { zh: `${code} ${STATUS_ZH[sw3] ?? meaning}`, en: `${code} ${meaning}` };
};

type Sent = { readonly cmd: number; readonly para: number } | null;

/**
 * The answer with nobody in it, its data replaced unless it is the reader's own number. What was asked decides what the
 * data is; where that is not known it is zeros.
 */
const standInAnswer = (sent: Sent, answer: Answer, isDocumentNumber: IsDocumentNumber): Answer => {
  const data = standInData(sent === null ? null : commandName(sent.cmd, sent.para), answer, isDocumentNumber);
  return { ...answer, data };
};

const standInData = (
  name: CommandName | null,
  { sw3, data }: Answer,
  isDocumentNumber: IsDocumentNumber,
): Uint8Array => {
  if (data.length === 0 || name === 'samId') return data;
  if (sw3 !== 0x90) return blank(data);
  switch (name) {
    case 'readBase':
      return standInBase(data, 2, isDocumentNumber);
    case 'readBaseAndFingerprint':
      return standInBase(data, 3, isDocumentNumber);
    case 'readAppendedAddress':
      return standInAddresses(data);
    case 'readCardManagement':
      return standInManagement(data);
    default:
      return blank(data);
  }
};

/**
 * Noise may be a reading that suffered on the line: only a preamble and a length are kept, the rest are zeros, of which
 * the last is never the right check byte.
 */
const standInNoise = (bytes: Uint8Array): Uint8Array => {
  const headed = PREAMBLE.every((byte, at) => bytes[at] === byte || at >= bytes.length);
  const kept = bytes.subarray(0, headed ? HEAD : 0);
  const rest = new Uint8Array(bytes.length - kept.length);
  const right = kept.subarray(PREAMBLE.length).reduce((sum, byte) => sum ^ byte, 0);
  if (rest.length > 0) rest[rest.length - 1] = right === 0 ? 0xff : 0x00;
  return concatBytes(kept, rest);
};

/** An answer as it may be kept and shown. */
export const answerPiece = (
  sent: Sent,
  real: Answer,
  isDocumentNumber: IsDocumentNumber,
): LinePiece & { readonly text: TwoWords } => {
  const kept = standInAnswer(sent, real, isDocumentNumber);
  const from = HEAD + STATUS;
  const bytes = encodeAnswer(kept);
  return {
    direction: 'in',
    text: withLength(statusWords(real.sw3), real.data.length),
    bytes,
    masked: kept.data === real.data ? [] : [[from, from + kept.data.length]],
    size: bytes.length,
  };
};

/** Pieces of one line to a reader. */
export const describeReaderLine = (isDocumentNumber: IsDocumentNumber): LineDescriber => {
  const commands = new FrameParser(MIN_COMMAND_LENGTH);
  const answers = new FrameParser(MIN_ANSWER_LENGTH);
  let sent: Sent = null;

  const noise = (direction: 'out' | 'in', event: Extract<ParserEvent, { kind: 'noise' }>): LinePiece => {
    const bytes = standInNoise(event.bytes);
    return { direction, text: NOISE[event.cause], bytes, masked: [[0, bytes.length]], size: bytes.length };
  };
  const command = (event: ParserEvent): LinePiece => {
    if (event.kind === 'noise') return noise('out', event);
    const { cmd, para } = toCommand(event.body);
    sent = { cmd, para };
    return { direction: 'out', text: commandWords(cmd, para), bytes: event.raw, masked: [], size: event.raw.length };
  };
  const answer = (event: ParserEvent): LinePiece => {
    if (event.kind === 'noise') return noise('in', event);
    return answerPiece(sent, toAnswer(event.body), isDocumentNumber);
  };
  return {
    out: (chunk) => [...answers.flush().map(answer), ...commands.push(chunk).map(command)],
    in: (chunk) => answers.push(chunk).map(answer),
    end: () => [...commands.flush().map(command), ...answers.flush().map(answer)],
  };
};

const withLength = ({ zh, en }: TwoWords, length: number): TwoWords =>
  length === 0 ? { zh, en } : { zh: `${zh}，数据 ${length} 字节`, en: `${en}, ${length} bytes of data` };
