import type { Result } from '#basics/result.ts';

export type CameraRotation = 0 | 90 | 180 | 270;

export interface CameraEntry {
  /** `/dev/video0`, `/dev/v4l/by-id/…`, `FILE:…` or `TEST:`. */
  readonly device: string;
  /** The camera's own name, empty without one. */
  readonly name: string;
  readonly kind: 'camera' | 'file' | 'test';
  readonly present: boolean;
}

/** The cameras this machine has, and stills (JPEG) of any of them. Fails with the `camera.*` codes. */
export interface CameraSource {
  list(): Promise<readonly CameraEntry[]>;
  still(device: string, size: 'full' | 'preview'): Promise<Result<Uint8Array>>;
}

export interface CameraChoice {
  readonly cameras: readonly CameraEntry[];
  readonly chosen: string | null;
  readonly rotation: CameraRotation;
}

/** The document camera the station works with. Choice and rotation are remembered. */
export interface DocumentCamera {
  cameras(): Promise<CameraChoice>;
  /** Only one of the list. Fails with `camera.unknown`. */
  choose(device: string): Promise<Result<void>>;
  /** How far its pictures are turned clockwise from now on. Fails with `camera.absent` when there is none at all. */
  rotate(rotation: CameraRotation): Promise<Result<void>>;
  /** A small still to look at; refused with `camera.busy` while a picture is taken. */
  preview(): Promise<Result<Uint8Array>>;
  /** A still picture (JPEG). */
  capture(): Promise<Result<Uint8Array>>;
}
