/** The byte stream of one face for a card that is inside already (job order and padding of §1.3, §1.9). */
import { concatBytes } from '#basics/hex.ts';
import { type Command, commandOf, commandText, encodeCommand } from './command.ts';
import { type FacePanel, wantsOverlay } from './face-panels.ts';
import { encodeLines } from './line-coding.ts';
import { MONO_PANEL_BYTES } from './panel-size.ts';
import { type CardPrinterSettings, PANELS } from './types.ts';

/** Panel blocks end on this boundary in every captured job (the CR of the last panel not counted). */
const BLOCK = 64;
/** NULs behind the last command: without at least 27 bytes some firmware prints every other card only. */
const TAIL = 32;

/** One command of the job with the NULs that follow it. */
export interface JobPart {
  readonly bytes: Uint8Array;
  /** As people write it, panels as `<n bytes>`; safe to log. */
  readonly label: string;
  /** The driver sends these because the vendor's does; what they mean is not known, so a refusal stops nothing. */
  readonly optional: boolean;
  readonly panel: boolean;
}

export interface PrintJob {
  readonly parts: readonly JobPart[];
  /** All parts joined: 39 modulo 64, as in all captures. */
  readonly bytes: Uint8Array;
  /** Ends the sequence; its reply says that the last panel is printed. */
  readonly end: JobPart;
}

type JobSettings = Pick<CardPrinterSettings, 'ribbon' | 'overlay' | 'overlayBy' | 'contrast' | 'luminosity'>;

/** `Db` for colours; for K and O the shorter of `Dbc` and `Db`. */
export const panelCommand = ({ panel, levels, bytes }: FacePanel): Command & { readonly binary: Uint8Array } => {
  if (levels !== 2) return { name: 'Db', params: [panel, String(levels)], binary: bytes };
  const coded = encodeLines(bytes);
  return coded.length < MONO_PANEL_BYTES
    ? { name: 'Dbc', params: [panel, '2', String(coded.length)], binary: coded }
    : { name: 'Db', params: [panel, '2'], binary: bytes };
};

/**
 * `Pr`, contrast, luminosity, … `Ss`, `Sr`, the panels, `Se;1`, 32 NUL. Header and panels are filled with NULs to 64
 * bytes each; of the last panel the CR is not counted. `stamp` are seconds since the epoch (`Ppws`).
 */
export const buildPrintJob = (panels: readonly FacePanel[], settings: JobSettings, stamp: number): PrintJob => {
  const header = headerOf(settings, stamp).map((text) => part(commandOf(text)));
  const headerBytes = header.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const downloads = panels.map((panel, i) => {
    const { bytes, ...rest } = part(panelCommand(panel));
    const uncounted = i === panels.length - 1 ? 1 : 0;
    return { ...rest, bytes: padded(bytes, bytes.length - uncounted) };
  });
  const end = part(commandOf('Se;1'));
  const last = header.length - 1;
  const parts = [
    ...header.map((it, i) => (i === last ? { ...it, bytes: padded(it.bytes, headerBytes) } : it)),
    ...downloads,
    { ...end, bytes: concatBytes(end.bytes, new Uint8Array(TAIL)) },
  ];
  return {
    parts,
    bytes: concatBytes(...parts.map(({ bytes }) => bytes)),
    end: parts.at(-1) ?? end,
  };
};

const headerOf = (settings: JobSettings, stamp: number): readonly string[] => [
  `Pr;${settings.ribbon}`,
  ...adjustments('Pc', settings.contrast),
  ...adjustments('Pl', settings.luminosity),
  'Pdt;DU',
  'Mr;s',
  `Ppws;${stamp}`,
  // A full overlay without a download has to be set before the sequence begins.
  ...(wantsOverlay(settings) && settings.overlayBy === 'command' ? ['Wcb;o;255'] : []),
  'Ss',
  'Sr',
];

const adjustments = (name: 'Pc' | 'Pl', values: CardPrinterSettings['contrast']): readonly string[] =>
  PANELS.flatMap((panel) => (values[panel] === undefined ? [] : [`${name};${panel};=;${values[panel]}`]));

const OPTIONAL = new Set(['Pdt', 'Mr', 'Ppws']);

const part = (command: Command): JobPart => ({
  bytes: encodeCommand(command),
  label: commandText(command),
  optional: OPTIONAL.has(command.name),
  panel: command.binary !== null,
});

/** The bytes and as many NULs as make `length` a multiple of 64. */
const padded = (bytes: Uint8Array, length: number): Uint8Array =>
  concatBytes(bytes, new Uint8Array((BLOCK - (length % BLOCK)) % BLOCK));
