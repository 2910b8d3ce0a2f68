import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Mutex } from '#basics/mutex.ts';
import { done, fail, type Result } from '#basics/result.ts';
import { writeWholeFile } from '#basics/whole-file.ts';
import { readIfThere } from '../read-if-there.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from '../virtual-device.ts';
import { CAMERA_CATALOGUE } from './catalogue.ts';
import { asSeen, emptyTable, samplePage } from './pictures.ts';

const DEVICE = 'document-camera';

const actSchema = z.discriminatedUnion('act', [
  /** What lies before the camera; `portrait` is whoever was last at the counter. A picture (JPEG) of one's own. */
  z.strictObject({
    act: z.literal('show'),
    what: z.enum(['nothing', 'portrait', 'page']).optional(),
    picture: z.base64().optional(),
  }),
  z.strictObject({ act: z.literal('absent') }),
  z.strictObject({ act: z.literal('present') }),
  z.strictObject({ act: z.literal('dark'), on: z.boolean().default(true) }),
  z.strictObject({ act: z.literal('turn'), degrees: z.literal([0, 90, 180, 270]).default(90) }),
  /** What comes through the cable is no picture. */
  z.strictObject({ act: z.literal('unreadable'), on: z.boolean().default(true) }),
  z.strictObject({ act: z.literal('clear-faults') }),
]);
type CameraAct = z.output<typeof actSchema>;

export interface VirtualDocumentCameraState {
  /** Device of the kiosk's camera. */
  readonly device: string;
  /** Whether it is plugged in. */
  readonly present: boolean;
  readonly shows: 'nothing' | 'portrait' | 'page' | 'picture';
  readonly dark: boolean;
  readonly turned: number;
  readonly faults: readonly { readonly act: string; readonly [key: string]: unknown }[];
}

export interface VirtualDocumentCamera extends VirtualDevice<VirtualDocumentCameraState> {
  /** Somebody sits down before the camera: their portrait (JPEG). */
  sit(portrait: Uint8Array): Promise<void>;
}

/**
 * A document camera: a still picture in a file, which the capture program reads like a camera (`FILE:`). Unplugged, the
 * file is gone.
 */
export const createVirtualDocumentCamera = async ({
  dir,
  changed,
}: Pick<VirtualDeviceEnvironment, 'dir' | 'changed'>): Promise<VirtualDocumentCamera> => {
  const folder = join(dir, 'camera');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'picture.jpg');
  const portraitFile = join(folder, 'portrait.jpg');
  const mutex = new Mutex();

  let present = true;
  let shows: VirtualDocumentCameraState['shows'] = 'nothing';
  let picture = await emptyTable();
  let dark = false;
  let turned: 0 | 90 | 180 | 270 = 0;
  let unreadable = false;

  const put = async (): Promise<void> => {
    if (!present) rmSync(file, { force: true });
    else if (unreadable) writeWholeFile(file, 'no picture');
    else writeWholeFile(file, await asSeen(picture, { turned, dark }));
    changed();
  };

  const bad = (act: string, reason: string): Result<void> =>
    fail('simulator.bad-act', 'stop', { device: DEVICE, act, reason });

  const show = async ({ what, picture: own }: Extract<CameraAct, { act: 'show' }>): Promise<Result<void>> => {
    if ((what === undefined) === (own === undefined)) return bad('show', 'what or picture');
    if (own !== undefined) {
      picture = Uint8Array.from(Buffer.from(own, 'base64'));
      shows = 'picture';
      return done;
    }
    if (what === 'portrait') {
      const portrait = readIfThere(portraitFile);
      if (portrait === null) return bad('show', 'nobody was at the counter yet');
      picture = Uint8Array.from(portrait);
    } else {
      picture = what === 'page' ? await samplePage() : await emptyTable();
    }
    shows = what ?? 'nothing';
    return done;
  };

  const perform = async (act: CameraAct): Promise<Result<void>> => {
    switch (act.act) {
      case 'show': {
        const shown = await show(act);
        if (!shown.ok) return shown;
        break;
      }
      case 'absent':
        present = false;
        break;
      case 'present':
        present = true;
        break;
      case 'dark':
        dark = act.on;
        break;
      case 'turn':
        turned = act.degrees;
        break;
      case 'unreadable':
        unreadable = act.on;
        break;
      case 'clear-faults':
        present = true;
        dark = false;
        turned = 0;
        unreadable = false;
        break;
    }
    await put();
    return done;
  };

  await put();
  return {
    address: `FILE:${file}`,
    state: () => ({
      device: `FILE:${file}`,
      present,
      shows,
      dark,
      turned,
      faults: [
        ...(present ? [] : [{ act: 'absent' }]),
        ...(dark ? [{ act: 'dark', on: true }] : []),
        ...(turned === 0 ? [] : [{ act: 'turn', degrees: turned }]),
        ...(unreadable ? [{ act: 'unreadable', on: true }] : []),
      ],
    }),
    catalogue: CAMERA_CATALOGUE,
    act: async (act) => {
      if (!KNOWN_ACTS.has(act.act)) return fail('simulator.unknown-act', 'stop', { device: DEVICE, act: act.act });
      const parsed = actSchema.safeParse(act);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return bad(act.act, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
      }
      return mutex.run(() => perform(parsed.data));
    },
    sit: (portrait) =>
      mutex.run(async () => {
        writeWholeFile(portraitFile, portrait);
        picture = portrait;
        shows = 'portrait';
        await put();
      }),
    close: () => Promise.resolve(),
  };
};

const KNOWN_ACTS: ReadonlySet<string> = new Set(actSchema.options.flatMap((option) => [...option.shape.act.values]));
