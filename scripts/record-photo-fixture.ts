/**
 * Writes `tests/fixtures/photo/drawn.json`: what the models see in the drawn portrait of the sample holder. The tests of
 * the pure measures run on it without the models.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { openFrame } from '#services/photo/engine/photo-maker.ts';
import { startEngine } from '#services/photo/engine/start-engine.ts';

const FILE = resolve(import.meta.dirname, '../tests/fixtures/photo/drawn.json');
const PERSON = { key: 'zhang-san', sex: '1' } as const;

/** Two digits after the point are a fiftieth of a pixel. */
const round = (value: number): number => Math.round(value * 100) / 100;

/** Lengths of equal runs, class first: `[3, 120, 0, 7, …]`. */
const runsOf = (classes: Uint8Array): readonly number[] => {
  const runs: number[] = [];
  for (const kind of classes) {
    if (runs.at(-2) === kind) runs.push((runs.pop() ?? 0) + 1);
    else runs.push(kind, 1);
  }
  return runs;
};

const engine = await startEngine();
if (!engine.ok) throw new Error(engine.error.code);
const frame = await openFrame(engine.value, await samplePortrait(PERSON));
if (!frame.ok) throw new Error(frame.error.code);
const { picture, faces } = frame.value;
const mask = await engine.value.segmenter.segment(picture, {
  x: 0,
  y: 0,
  width: picture.width,
  height: picture.height,
});
const fixture = {
  person: PERSON,
  faces: faces.map(({ points, box, score, pose }) => ({
    points: points.flatMap(({ x, y }) => [round(x), round(y)]),
    box: { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) },
    score,
    pose: { yaw: round(pose.yaw), pitch: round(pose.pitch), roll: round(pose.roll) },
  })),
  mask: { width: mask.width, height: mask.height, runs: runsOf(mask.classes) },
};
writeFileSync(FILE, `${JSON.stringify(fixture)}\n`);
