import { z } from 'zod';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { DEFAULT_TEMPLATE } from '#services/devices/face/load-template.ts';

const files = z.array(z.string().min(1)).min(1);
/** Id of a shipped template or path of a file. */
const template = z.string().min(1);

/** `face` of the station file. */
export const faceConfig = z.strictObject({
  /** Fonts by family; a plain list is that of `sans`. What is left out is looked for where systems have it. */
  fonts: z
    .union([files.transform((sans) => ({ sans })), z.strictObject({ sans: files.optional(), serif: files.optional() })])
    .optional(),
  /** Asked in this order for characters the others lack. */
  fallbackFonts: files.optional(),
  template: template.default(DEFAULT_TEMPLATE),
  /** Templates of other stock by the beginning of the box number. */
  templates: z.record(z.string().min(1), template).default({}),
  /** What the ribbon of this station can do, where it differs from the template. */
  printing: z.enum(['mono', 'colour']).optional(),
});

export const openFaceRenderer = ({ fonts, fallbackFonts, ...rest }: z.output<typeof faceConfig>) =>
  createFaceRenderer({ ...rest, fonts: fontFiles({ ...fonts, fallback: fallbackFonts }) });
