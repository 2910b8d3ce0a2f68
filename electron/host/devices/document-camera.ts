import { z } from 'zod';
import { WebcamSource } from '#drivers/camera/webcam-source.ts';
import { createDocumentCamera } from '#services/devices/document-camera.ts';
import type { DocumentCamera, ValueStore } from '#services/ports.ts';
import type { Surroundings } from './surroundings.ts';

/** `devices.documentCamera` of the station file. */
export const documentCameraConfig = z.strictObject({
  /** The camera until the teller chooses another one; the first one plugged in when left out. */
  device: z.string().min(1).optional(),
  /** Further devices to choose from, beside the cameras that are plugged in. */
  more: z.array(z.string().min(1)).default([]),
});

export const openDocumentCamera = (
  { device, more }: z.output<typeof documentCameraConfig>,
  values: ValueStore,
  surroundings: Surroundings,
): DocumentCamera => {
  const configured = device === undefined ? more : [device, ...more];
  const source = new WebcamSource({ configured, ...surroundings });
  return createDocumentCamera({ source, usual: device ?? null, values });
};
