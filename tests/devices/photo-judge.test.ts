/** The judge with its own worker and the real models. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { createPhotoJudge } from '#services/photo/create-photo-judge.ts';
import { openPhotoJudge, photoConfig } from '#host/devices/photo-judge.ts';
import type { MadePhoto } from '#services/photo/port.ts';
import { shippedLimits } from '../support/photo-fixture.ts';

