import { z } from 'zod';
import { outlet } from './views.ts';

/** The outlets for both screens (N15, N16), and where the list is from. */
export const outletDirectory = z.object({
  outlets: z.array(outlet),
  /** `published`: the platform has not answered, the list is the one of the notice. */
  source: z.enum(['platform', 'published']),
  /** Numbers of outlets the platform gives otherwise than the notice. */
  changed: z.array(z.number()),
  /** Number of the outlet this station stands in. */
  here: z.number(),
});
