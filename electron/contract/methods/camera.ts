import { z } from 'zod';
import { cameraChoice } from '../views.ts';
import { CAMERA_FAULTS, COUNTER, method, none } from './method.ts';

export const cameraMethods = {
  /** The cameras of this station and which one is the document camera. */
  'camera.list': method({
    input: none,
    output: cameraChoice,
    errors: ['camera.not-set-up'],
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
  'camera.choose': method({
    input: z.strictObject({ device: z.string().min(1).max(200) }),
    output: z.object({}),
    errors: ['camera.not-set-up', 'camera.unknown'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'camera.chosen',
  }),
  /** How far its pictures are turned clockwise from now on. */
  'camera.rotate': method({
    input: z.strictObject({ rotation: z.literal([0, 90, 180, 270]) }),
    output: z.object({}),
    errors: ['camera.not-set-up', 'camera.absent'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'camera.rotated',
    auditDetail: ({ rotation }) => ({ rotation }),
  }),
  /** A small picture of what lies before it (base64 JPEG). `camera.busy`: a picture is being taken, ask again. */
  'camera.preview': method({
    input: none,
    output: z.object({ jpeg: z.string() }),
    errors: CAMERA_FAULTS,
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
} as const;
