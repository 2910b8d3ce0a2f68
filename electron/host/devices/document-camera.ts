import { z } from 'zod';
import { systemClock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { createDocumentCamera } from '#drivers/camera/document-camera.ts';
import type { DocumentCamera } from '#services/ports.ts';

/** `devices.documentCamera` of the station file. */
export const documentCameraConfig = z.strictObject({ device: z.string().min(1) });

export const openDocumentCamera = (config: z.output<typeof documentCameraConfig>, logger: Logger): DocumentCamera =>
  createDocumentCamera({ ...config, clock: systemClock, logger });
