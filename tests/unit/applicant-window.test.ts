import { describe, expect, it } from 'vitest';
import type { Reason } from '#contract/views.ts';
import { APPLICANT_STAGES, PERSONAL_STAGES } from '#contract/views.ts';
import { CATEGORIES } from '#domain/eligibility/category.ts';
import { AWAY_AFTER_MS, showing, timeLeft } from '#renderer/screens/applicant/away.ts';
import { reviewProgress } from '#renderer/screens/applicant/stages/review-progress.ts';
import { inkOf } from '#renderer/screens/applicant/stages/signature-ink.ts';
import { toldOf } from '#renderer/screens/applicant/stages/what-is-needed.ts';
import { bringList } from '#renderer/screens/applicant/topics/bring-lists.ts';
import { applicantPreviews } from '#renderer/simulator-panel/preview-applicant-journey.ts';
import { INSTRUCTION_PAUSE_MS, mayInstruct, voiceFor } from '#renderer/voice/speech.ts';

describe('a screen left alone', () => {
  it('hides what is personal at once, and as long as the host says so', () => {
    for (const stage of PERSONAL_STAGES) {
      expect([stage, showing(stage, 'none', false)]).toEqual([stage, 'shown']);
      expect([stage, showing(stage, 'none', true)]).not.toEqual([stage, 'shown']);
      for (const cover of ['away', 'back'] as const) {
        expect([stage, showing(stage, cover, false)]).not.toEqual([stage, 'shown']);
      }
    }
  });

  it('keeps ticks and told lines, but no typed PIN and no running camera', () => {
    expect(showing('consent', 'away', false)).toBe('hidden');
    expect(showing('confirm-data', 'away', false)).toBe('hidden');
    expect(showing('choose-pin', 'away', false)).toBe('removed');
    expect(showing('photo', 'away', false)).toBe('removed');
  });

  it('hides nothing where nothing is personal', () => {
    const others = APPLICANT_STAGES.filter((stage) => !PERSONAL_STAGES.includes(stage));
    expect(new Set(others.map((stage) => showing(stage, 'away', true)))).toEqual(new Set(['shown']));
  });

  it('counts from the last touch', () => {
    expect(timeLeft(1_000, 1_000)).toBe(AWAY_AFTER_MS);
    expect(timeLeft(1_000, 31_000)).toBe(AWAY_AFTER_MS - 30_000);
    expect(timeLeft(1_000, 1_000 + AWAY_AFTER_MS)).toBe(0);
    expect(timeLeft(1_000, 5_000 + AWAY_AFTER_MS)).toBe(0);
  });
});

describe('a signature', () => {
  const line = (from: number, to: number, y = 50) =>
    Array.from({ length: 11 }, (_, index) => ({ x: from + ((to - from) * index) / 10, y }));

  it('is neither nothing, nor a dot, nor a tick', () => {
    expect(inkOf([], 400)).toBe('empty');
    expect(inkOf([[{ x: 200, y: 200 }]], 400)).toBe('too-little');
    expect(inkOf([line(100, 140)], 400)).toBe('too-little');
  });

  it('is no scribble on one spot either', () => {
    const spot = Array.from({ length: 200 }, (_, index) => ({ x: 100 + (index % 2) * 20, y: 100 }));
    expect(inkOf([spot], 400)).toBe('too-little');
  });

  it('may be two flat strokes: 丁一', () => {
    expect(inkOf([line(100, 260), line(300, 460)], 400)).toBe('enough');
  });

  it('is held against the size of the pad', () => {
    expect(inkOf([line(0, 150)], 200)).toBe('enough');
    expect(inkOf([line(0, 150)], 600)).toBe('too-little');
  });
});

describe('what to bring', () => {
  const asker = { category: 'adult-resident', ownCard: true, household: 'same', kin: 'parent' } as const;

  it('is the own identity card for every adult (N8)', () => {
    for (const category of ['adult-resident', 'resident-from-elsewhere', 'adult-student'] as const) {
      expect(bringList({ ...asker, category })).toEqual(['identity-card']);
      // Answers about a child that no longer is asked for change nothing.
      expect(bringList({ ...asker, category, ownCard: false, household: 'other' })).toEqual(['identity-card']);
    }
  });

  it('is the guardian’s card and the household register for a minor of the same household (N9)', () => {
    expect(bringList({ ...asker, category: 'minor-student' })).toEqual([
      'guardian-identity-card',
      'identity-card',
      'household-register-head',
      'household-register-person',
    ]);
    expect(bringList({ ...asker, category: 'preschool-child', ownCard: false })).toEqual([
      'guardian-identity-card',
      'household-register-head',
      'household-register-person',
    ]);
  });

  it('is the birth certificate for another household, and a proof for a guardian who is no parent', () => {
    const other = { ...asker, category: 'minor-out-of-school', household: 'other' } as const;
    expect(bringList(other)).toContain('birth-certificate');
    expect(bringList(other)).not.toContain('household-register-head');
    expect(bringList({ ...other, kin: 'other' })).toContain('guardianship-proof');
  });

  it('has a list for each of the six categories', () => {
    for (const category of CATEGORIES) expect(bringList({ ...asker, category }).length).toBeGreaterThan(0);
  });
});

describe('what the check came to', () => {
  const told = (name: keyof typeof applicantPreviews) => toldOf(applicantPreviews[name]());

  it('names the first thing to do and then the others, each once', () => {
    expect(told('result-needs-guardian')).toMatchObject({ first: 'guardian', after: [], reasons: [] });
    expect(told('result-needs-materials')).toMatchObject({ first: 'guardian-wants-card', after: ['materials'] });
  });

  it('does not ask for what the heading says already', () => {
    expect(told('result-wait').first).toBeNull();
    expect(told('result-other-outlet').first).toBeNull();
    expect(told('result-apply-on-site').first).toBeNull();
  });

  it('asks nothing of a person who is refused, and gives every reason', () => {
    const refused = told('result-refuse');
    expect(refused.first).toBeNull();
    expect(refused.reasons.map(({ code }: Reason) => code)).toEqual(['holder.has-card', 'insurance.none']);
  });

  it('gives the reviewers’ own words of a refused application', () => {
    expect(told('result-correct').reasons.map(({ text }) => text?.zh)).toEqual([
      '照片背景不是白色',
      '联系地址缺少门牌号',
    ]);
  });
});

describe('a wait for the review', () => {
  const review = { since: 0, usualMs: [300_000, 900_000] as [number, number], askedAt: 0 };

  it('shows minutes and a bar that never fills by itself', () => {
    expect(reviewProgress(review, 450_000)).toEqual({ share: 0.5, minutes: 7, late: false });
    expect(reviewProgress(review, 3_600_000)).toMatchObject({ share: 0.95, late: true });
  });

  it('says nothing of a time nobody knows', () => {
    expect(reviewProgress({ ...review, since: null }, 450_000)).toEqual({ share: null, minutes: null, late: false });
  });
});

describe('voice prompts', () => {
  const voice = (lang: string, more: Partial<{ localService: boolean; default: boolean }> = {}) => ({
    lang,
    localService: true,
    default: false,
    ...more,
  });

  it('need a voice of this machine for the language', () => {
    const voices = [voice('en-GB'), voice('zh-HK'), voice('zh-CN', { localService: false }), voice('cmn-CN')];
    expect(voiceFor(voices, 'zh-CN')).toBe(voices[3]);
    expect(voiceFor(voices, 'en')).toBe(voices[0]);
    expect(voiceFor(voices.slice(0, 3), 'zh-CN')).toBeNull();
    expect(voiceFor([], 'en')).toBeNull();
  });

  it('take the system’s own choice first', () => {
    const voices = [voice('zh_CN'), voice('zh-CN', { default: true })];
    expect(voiceFor(voices, 'zh-CN')).toBe(voices[1]);
  });

  it('give one instruction at a time, and the same one seldom', () => {
    const last = { text: '请正对镜头', at: 10_000 };
    expect(mayInstruct(null, '请正对镜头', 0)).toBe(true);
    expect(mayInstruct(last, '请闭上嘴唇', 10_000 + INSTRUCTION_PAUSE_MS - 1)).toBe(false);
    expect(mayInstruct(last, '请闭上嘴唇', 10_000 + INSTRUCTION_PAUSE_MS)).toBe(true);
    expect(mayInstruct(last, '请正对镜头', 10_000 + INSTRUCTION_PAUSE_MS)).toBe(false);
    expect(mayInstruct(last, '请正对镜头', 10_000 + 2 * INSTRUCTION_PAUSE_MS)).toBe(true);
  });
});
