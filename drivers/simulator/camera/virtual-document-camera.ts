import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../platform/atomic-file.ts';

/** What stands before the document camera: a still picture in a file, which the camera program reads like a camera. */
export interface VirtualDocumentCamera {
  /** Device of the kiosk's camera. */
  readonly device: string;
  /** Puts a picture (JPEG) before the camera. */
  show(picture: Uint8Array): void;
}

export const createVirtualDocumentCamera = (dir: string): VirtualDocumentCamera => {
  const folder = join(dir, 'camera');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'picture.jpg');
  return { device: `FILE:${file}`, show: (picture) => writeAtomically(file, picture) };
};
