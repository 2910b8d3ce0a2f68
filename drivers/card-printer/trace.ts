/** What goes over the printer's line, for a technician: commands and replies named, pictures left out. */
import { concatBytes } from '#basics/hex.ts';
import type { LinePiece, TwoWords } from '#basics/line-piece.ts';
import { redactText } from '#basics/redaction.ts';
import type { LineDescriber } from '#drivers/transport/tapped-transport.ts';
import { AcknowledgedReplyParser } from './acknowledged-reply-parser.ts';
import { type Command, CR, commandText, encodeCommand, SEPARATOR } from './command.ts';
import { type CommandEvent, CommandParser } from './command-parser.ts';
import { isTerminator, type ReplyEvent, ReplyParser } from './reply-parser.ts';

/** Words of the commands a kiosk sends (§1.5), by name and, where it decides, the first parameter. */
const WORDS: Readonly<Record<string, TwoWords>> = {
  Si: { zh: '卡到打印位', en: 'card to print position' },
  Sis: { zh: '卡到芯片位', en: 'card to chip station' },
  Sib: { zh: '从出卡口收回卡', en: 'take card in at the gate' },
  Ss: { zh: '开始打印', en: 'open print sequence' },
  Sr: { zh: '正面', en: 'front side' },
  Sv: { zh: '背面', en: 'back side' },
  Se: { zh: '打印并送出', en: 'print and eject' },
  Ser: { zh: '卡进回收盒', en: 'card to reject box' },
  Srs: { zh: '重新启动', en: 'restart' },
  Scs: { zh: '清除状态', en: 'clear status' },
  Db: { zh: '下载图面', en: 'download panel' },
  Dbc: { zh: '下载压缩图面', en: 'download packed panel' },
  Wcb: { zh: '填充图面', en: 'fill panel' },
  Rok: { zh: '是否在线', en: 'alive' },
  Rpst: { zh: '询问状态', en: 'status' },
  Rtp: { zh: '询问型号', en: 'model' },
  Rfv: { zh: '询问固件版本', en: 'firmware' },
  Rsn: { zh: '询问序列号', en: 'serial number' },
  Rkn: { zh: '询问打印头', en: 'print head' },
  Rlr: { zh: '询问卡的位置', en: 'where the card is' },
  Rse: { zh: '询问传感器', en: 'sensor' },
  Rrt: { zh: '询问色带标签', en: 'ribbon tag' },
  Rzp: { zh: '询问打印机区域', en: 'zone of the printer' },
  Rco: { zh: '询问计数器', en: 'counter' },
  Pem: { zh: '设置出错方式', en: 'set error mode' },
  Pcim: { zh: '设置进卡方式', en: 'set card input' },
  Pcem: { zh: '设置出卡方式', en: 'set card output' },
  Pr: { zh: '设置色带类型', en: 'set ribbon' },
  Pc: { zh: '设置对比度', en: 'set contrast' },
  Pfs: { zh: '设置进卡速度', en: 'set feeder speed' },
};

const named = (text: string, name: string): TwoWords => {
  const words = WORDS[name];
  return words === undefined ? { zh: text, en: text } : { zh: `${text} ${words.zh}`, en: `${text} ${words.en}` };
};

/** So much of a panel is kept, as zeros: enough to see that there was one. */
const PANEL_KEPT = 8;

/** The command without its picture. */
const pieceOf = (command: Command, size: number): LinePiece => {
  const text = named(commandText(command), command.name);
  if (command.binary === null) {
    return { direction: 'out', text, bytes: encodeCommand(command), masked: [], size };
  }
  const head = encodeCommand({ ...command, binary: null }).slice(0, -1);
  const panel = new Uint8Array(Math.min(PANEL_KEPT, command.binary.length));
  const bytes = concatBytes(head, Uint8Array.of(SEPARATOR), panel, Uint8Array.of(CR));
  return { direction: 'out', text, bytes, masked: [[head.length + 1, bytes.length - 1]], size };
};

const UNKNOWN_OUT: TwoWords = { zh: '非指令字节', en: 'bytes that are no command' };
const GARBAGE: TwoWords = { zh: '无法识别的字节', en: 'bytes that are no reply' };
const REFUSAL: TwoWords = { zh: '拒绝', en: 'refused' };

/** Pieces of one line to a printer. */
export const describePrinterLine = (protocol: 'plain' | 'acknowledged'): LineDescriber => {
  const commands = new CommandParser();
  const replies = protocol === 'acknowledged' ? new AcknowledgedReplyParser() : new ReplyParser();
  let raw: number[] = [];

  const command = (event: CommandEvent): readonly LinePiece[] => {
    if (event.kind === 'command') return [pieceOf(event.command, event.bytes)];
    if (event.kind === 'padding') return [];
    const bytes = new Uint8Array(Math.min(PANEL_KEPT, event.bytes));
    return [{ direction: 'out', text: UNKNOWN_OUT, bytes, masked: [[0, bytes.length]], size: event.bytes }];
  };

  const reply = (event: ReplyEvent): readonly LinePiece[] => {
    const bytes = Uint8Array.from(raw.splice(0));
    if (event.kind === 'padding') return [];
    if (event.kind === 'reply') return [replyPiece(event.text, bytes)];
    if (event.kind === 'refusal') {
      const code = event.code ?? '?';
      const text = { zh: `${REFUSAL.zh} ${code}`, en: `${REFUSAL.en} ${code}` };
      return [{ direction: 'in', text, bytes, masked: [], size: event.bytes }];
    }
    // Nobody knows what stands in bytes that are no reply; a bell is no part of one either.
    const kept = bytes.map((byte) => (isTerminator(byte) ? byte : BELL));
    return [{ direction: 'in', text: GARBAGE, bytes: kept, masked: [[0, kept.length]], size: event.bytes }];
  };

  const flushReplies = () => replies.flush().flatMap(reply);
  return {
    out: (chunk) => {
      const earlier = flushReplies();
      return [...earlier, ...commands.push(chunk).flatMap(command)];
    },
    in: (chunk) => {
      const pieces: LinePiece[] = [];
      for (const byte of chunk) {
        raw.push(byte);
        const events = replies.push(Uint8Array.of(byte));
        for (const event of events) pieces.push(...reply(event));
      }
      // A run without end is no reply: its bytes are not kept one by one.
      if (raw.length > MOST_RAW) raw = raw.slice(0, MOST_RAW);
      return pieces;
    },
    end: flushReplies,
  };
};

const BELL = 0x07;
/** Longer than any reply. */
const MOST_RAW = 1_024;

/** A reply with numbers of cards and persons masked (a magnetic track, were one read). */
export const replyPiece = (text: string, bytes: Uint8Array): LinePiece & { readonly text: TwoWords } => {
  const shown = redactText(text);
  if (shown === text) return { direction: 'in', text: { zh: text, en: text }, bytes, masked: [], size: bytes.length };
  const end = bytes.slice(bytes.findLastIndex((byte) => !isTerminator(byte)) + 1);
  const kept = concatBytes(new Uint8Array(bytes.length - end.length).fill('*'.charCodeAt(0)), end);
  return {
    direction: 'in',
    text: { zh: shown, en: shown },
    bytes: kept,
    masked: [[0, bytes.length - end.length]],
    size: bytes.length,
  };
};
