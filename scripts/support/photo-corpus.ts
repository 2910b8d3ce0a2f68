/** Judges a folder of labelled pictures: `labels.json` names, per picture, the rules that should not pass. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Result } from '#basics/result.ts';
import { ok } from '#basics/result.ts';
import { PHOTO_RULES, type PhotoOutcome, type PhotoRule } from '#domain/photo/judgement.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import { byArea, headArea } from '#domain/photo/live-measurement.ts';
import { lookAtFace } from '#domain/photo/look.ts';
import { worse } from '#domain/photo/outcome.ts';
import { judgeFace } from '#domain/photo/rules/face-rules.ts';
import { makePhotoOf, openFrame, type PhotoEngine } from '#services/photo/engine/photo-maker.ts';

const labels = z.record(z.string(), z.array(z.enum(PHOTO_RULES)));
const labelFile = z.object({ natural: labels, derived: labels });

export interface CorpusPicture {
  readonly kind: 'natural' | 'derived';
  readonly name: string;
  readonly file: string;
  /** Rules that should not pass. */
  readonly labels: readonly PhotoRule[];
  /** Rules nobody labelled on this picture. */
  readonly unlabelled: readonly PhotoRule[];
}

/** All pictures of a corpus, null when it is not there. */
export const readCorpus = (dir: string): readonly CorpusPicture[] | null => {
  const file = join(dir, 'labels.json');
  if (!existsSync(file)) return null;
  const read = labelFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  return (['derived', 'natural'] as const).flatMap((kind) =>
    Object.entries(read[kind]).map(([name, rules]) => ({
      kind,
      name,
      file: join(dir, kind, name),
      labels: rules,
      unlabelled: unlabelledOf(name),
    })),
  );
};

/**
 * Where the labels are silent by their own account or plainly wrong: the pictures with original clothes were labelled
 * for the matting, five of six wear a light shirt; person d3 smiles with teeth on every picture.
 */
const unlabelledOf = (name: string): readonly PhotoRule[] => [
  ...(name.includes('clothes-orig') ? (['P15'] as const) : []),
  ...(name.startsWith('d3-') ? (['P07'] as const) : []),
];

export interface JudgedPicture {
  readonly picture: CorpusPicture;
  /** Code of a picture of which no photo was made, null for one that was judged. */
  readonly refused: string | null;
  /** What was said of the rules that were judged at all. */
  readonly outcomes: ReadonlyMap<PhotoRule, { readonly outcome: PhotoOutcome; readonly code: string }>;
  readonly ms: number;
}

/**
 * Judges one picture. Derived ones are ready photos and go the whole way. Natural ones are mostly too small for a card
 * and have no background of ours, so only the rules about the face are asked, on the picture as it is.
 */
export const judgeCorpusPicture = async (
  engine: PhotoEngine,
  picture: CorpusPicture,
  limits: PhotoLimits,
): Promise<JudgedPicture> => {
  const begun = performance.now();
  const judged = await (picture.kind === 'derived' ? wholeWay : faceOnly)(engine, picture, limits);
  const ms = performance.now() - begun;
  return judged.ok
    ? { picture, refused: null, outcomes: judged.value, ms }
    : { picture, refused: judged.error.code, outcomes: new Map(), ms };
};

type Outcomes = JudgedPicture['outcomes'];

const wholeWay = async (
  engine: PhotoEngine,
  picture: CorpusPicture,
  limits: PhotoLimits,
): Promise<Result<Outcomes>> => {
  const frame = await openFrame(engine, readFileSync(picture.file));
  if (!frame.ok) return frame;
  const made = await makePhotoOf(engine, frame.value, 'file', limits);
  if (!made.ok) return made;
  return ok(new Map(made.value.judgement.findings.map(({ rule, outcome, code }) => [rule, { outcome, code }])));
};

const faceOnly = async (
  engine: PhotoEngine,
  picture: CorpusPicture,
  limits: PhotoLimits,
): Promise<Result<Outcomes>> => {
  const frame = await openFrame(engine, readFileSync(picture.file));
  if (!frame.ok) return frame;
  const [mesh] = byArea(frame.value.faces);
  if (mesh === undefined) return { ok: false, error: { code: 'photo.no-face', kind: 'ask' } };
  const mask = await engine.segmenter.segment(frame.value.picture, headArea(mesh, frame.value.picture));
  const look = lookAtFace(frame.value.picture, frame.value.faces, mask);
  if (look === null) throw new Error('a face that was there is gone');
  const found = new Map<PhotoRule, { outcome: PhotoOutcome; code: string }>();
  for (const { rule, outcome, code } of judgeFace(look, limits)) {
    const before = found.get(rule);
    found.set(rule, before === undefined ? { outcome, code } : worse(before, { outcome, code }));
  }
  return ok(found);
};
