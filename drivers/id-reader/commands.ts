import { encodeCommand } from './frame.ts';

/** A.2: the commands of the module without data, CMD and PARA. */
export const COMMANDS = {
  resetSam: { cmd: 0x10, para: 0xff },
  samStatus: { cmd: 0x11, para: 0xff },
  samId: { cmd: 0x12, para: 0xff },
  find: { cmd: 0x20, para: 0x01 },
  select: { cmd: 0x20, para: 0x02 },
  readBase: { cmd: 0x30, para: 0x01 },
  readBaseAndFingerprint: { cmd: 0x30, para: 0x10 },
  readAppendedAddress: { cmd: 0x30, para: 0x03 },
  readCardManagement: { cmd: 0x30, para: 0x05 },
} as const;

export type CommandName = keyof typeof COMMANDS;

/** `60 0n` sets the speed of the line, n is the place in this list; also the order in which a speed is looked for (A.8). */
export const SET_BAUD_RATE = 0x60;
export const BAUD_RATES = [115_200, 57_600, 38_400, 19_200, 9_600] as const;
export type BaudRate = (typeof BAUD_RATES)[number];

/** `61 FF xx` sets the greatest number of bytes per radio frame. */
export const SET_RF_BYTES = { cmd: 0x61, para: 0xff } as const;

/** The whole frame of a command without data. */
export const commandFrame = (name: CommandName): Uint8Array => {
  const { cmd, para } = COMMANDS[name];
  return encodeCommand(cmd, para);
};

/** `60 0n`: the module answers at the old speed and speaks at the new one from then on. */
export const baudRateFrame = (rate: BaudRate): Uint8Array => encodeCommand(SET_BAUD_RATE, BAUD_RATES.indexOf(rate));

/** `61 FF xx`. Throws on anything but 1 to 255. */
export const rfBytesFrame = (bytes: number): Uint8Array => {
  if (!Number.isInteger(bytes) || bytes < 1 || bytes > 0xff) throw new Error(`no radio frame has ${bytes} bytes`);
  return encodeCommand(SET_RF_BYTES.cmd, SET_RF_BYTES.para, Uint8Array.of(bytes));
};

/** The name of a command by its two bytes; null for `60`, `61` and everything unknown. */
export const commandName = (cmd: number, para: number): CommandName | null => {
  const entries = Object.entries(COMMANDS) as [CommandName, { cmd: number; para: number }][];
  return entries.find(([, command]) => command.cmd === cmd && command.para === para)?.[0] ?? null;
};
