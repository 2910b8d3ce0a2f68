/**
 * The judge against labelled portraits, where they are there: a fixed sample of them here, all of them with
 * `npm run photo-report`. Asserted are only the two things a station must be able to rely on.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEngine } from '#services/photo/engine/start-engine.ts';
import { type CorpusPicture, judgeCorpusPicture, readCorpus } from '../../scripts/support/photo-corpus.ts';
import { tally, tallyTable } from '../../scripts/support/photo-tally.ts';
import { shippedLimits } from '../support/photo-fixture.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const corpus = readCorpus(resolve(ROOT, '../shared/photos'));

/** Compliant and grey photos of three persons, and bad geometry of one; each other defect is drawn in tests of its own. */
const PERSONS = ['d1', 'd4', 'd5'];
const OF_ALL = ['ok', 'ok-graybg235', 'jpeg8', 'gray'];
const OF_ONE = ['big', 'small', 'offx', 'low'];
const sampleOf = (pictures: readonly CorpusPicture[]): readonly CorpusPicture[] =>
  pictures.filter(({ name }) => {
    const person = name.slice(0, 2);
    const kind = name.replace(/^d\d-|\.\w+$/g, '');
    return OF_ALL.includes(kind) ? PERSONS.includes(person) : person === 'd1' && OF_ONE.includes(kind);
  });

describe.skipIf(corpus === null)('labelled portraits (skipped without ../shared/photos)', () => {
  it('are judged with few false alarms, and nothing passes that nobody may override', {
    timeout: 600_000,
  }, async () => {
    const engine = await startEngine();
    if (!engine.ok) throw new Error(engine.error.code);
    const judged = [];
    for (const picture of sampleOf(corpus ?? [])) {
      judged.push(await judgeCorpusPicture(engine.value, picture, shippedLimits()));
    }
    const found = tally(judged);
    mkdirSync(join(ROOT, 'test-output'), { recursive: true });
    writeFileSync(join(ROOT, 'test-output', 'photo-sample.md'), `${tallyTable(found)}\n`);
    process.stdout.write(`${tallyTable(found)}\n`);
    expect(found.letThrough).toEqual([]);
    expect(found.compliant.refused).toEqual([]);
    expect(found.compliant.photos).toBeGreaterThanOrEqual(9);
    expect(found.compliant.falseFails / found.compliant.decisions).toBeLessThanOrEqual(0.02);
  });
});
