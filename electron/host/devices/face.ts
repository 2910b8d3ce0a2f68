import { z } from 'zod';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import type { FaceRenderer } from '#services/ports.ts';

/** `face` of the station file. */
export const faceConfig = z.strictObject({ fonts: z.array(z.string().min(1)).min(1).optional() });

export const openFaceRenderer = ({ fonts }: z.output<typeof faceConfig>): FaceRenderer =>
  createFaceRenderer(fonts === undefined ? {} : { fontFiles: fonts });
