import { describe, expect, it } from 'vitest';
import type { MaterialView, Reason } from '#contract/views.ts';
import { checkCharacterOf } from '#domain/identity/citizen-number.ts';
import { firstForTeller, targetOf } from '#renderer/screens/teller/application/missing-target.ts';
import { phoneProblem } from '#renderer/screens/teller/application/phone-problem.ts';
import { firstNeed, isSettledOnScreen } from '#renderer/screens/teller/first-need.ts';
import { headingOf } from '#renderer/screens/teller/heading.ts';
import { countOf, lackOf } from '#renderer/screens/teller/materials/material-state.ts';
import { standingOf } from '#renderer/screens/teller/photo/photo-state.ts';
import { EMPTY_ENTRY, entryProblem, saidByNumber } from '#renderer/screens/teller/steps/register-entry.ts';
import { refusalsOf } from '#renderer/screens/teller/verdict/refusals-of.ts';
import {
  papersUnderWay,
  photoConfirmed,
  photoNotOverridable,
  photoOverridden,
  photoRefused,
  photoToConfirm,
} from '#renderer/simulator-panel/preview-case.ts';
import { photo } from '#renderer/simulator-panel/preview-parts.ts';
import { tellerPreviews } from '#renderer/simulator-panel/preview-views.ts';

const reason = (code: string, level: Reason['level'], need: Reason['need'] = null): Reason => ({
  code,
  level,
  rule: null,
  need,
  source: 'teller',
  at: null,
});

describe('what is to be done first', () => {
  const review = { kind: 'platform', what: 'review' } as const;
  const papers = { kind: 'document', what: 'materials' } as const;

  it('is what is missing at the counter, before what the platform will be asked', () => {
    const reasons = [reason('a', 'needs', review), reason('b', 'needs', papers), reason('c', 'pass')];
    expect(firstNeed({ verdict: { decision: 'needs', reasons, outlet: null } })).toEqual(papers);
    expect(firstNeed({ verdict: { decision: 'wait', reasons, outlet: null } })).toEqual(review);
    expect(firstNeed({ verdict: null })).toBeNull();
  });

  it('is settled on the screen itself, except for a person whose document has to be read', () => {
    expect(isSettledOnScreen(tellerPreviews.relation().session)).toBe(true);
    expect(isSettledOnScreen(tellerPreviews['materials-open']().session)).toBe(true);
    expect(isSettledOnScreen(tellerPreviews['guardian-needed']().session)).toBe(false);
    expect(isSettledOnScreen(tellerPreviews['verdict-wait']().session)).toBe(false);
  });

  it('gives the heading its words', () => {
    const key = (
      name:
        | 'relation'
        | 'guardian-reading'
        | 'guardian-other'
        | 'photo-compare'
        | 'materials-under-way'
        | 'disk-read-only',
    ) => {
      const { session, station, machine } = tellerPreviews[name]();
      return headingOf(session, station, machine);
    };
    expect(key('relation').key).toBe('heading.needs.relation');
    expect(key('guardian-reading').key).toBe('heading.guardian');
    expect(key('guardian-other').key).toBe('heading.needs.guardian.other');
    expect(key('photo-compare').key).toBe('heading.needs.photo-is-person');
    // A card at the gate is not to be taken before the disk takes the record.
    expect(key('disk-read-only').key).toBe('heading.disk');
    expect(key('materials-under-way')).toEqual({ key: 'heading.needs.materials', values: { count: 1 } });
  });
});

describe('what an application lacks', () => {
  it('leads to where it is put right, and nowhere where only the applicant can', () => {
    expect(targetOf('form.phone-unchecked')).toBe('check-phone');
    expect(targetOf('photo.missing')).toBe('photo-take');
    expect(targetOf('photo.unconfirmed')).toBe('photo-look');
    expect(targetOf('consent.missing')).toBe('applicant');
    expect(targetOf('nobody.knows')).toBeNull();
  });

  it('begins with the first thing the teller can do', () => {
    expect(firstForTeller(['form.unconfirmed', 'photo.missing'])).toBe('photo.missing');
    expect(firstForTeller(['form.unconfirmed', 'consent.missing'])).toBeNull();
    expect(firstForTeller([])).toBeNull();
  });

  it('has a place for every code the named screens show', () => {
    const missing = Object.values(tellerPreviews).flatMap((preview) => preview().session.form?.missing ?? []);
    expect(missing.filter((code) => targetOf(code) === null)).toEqual([]);
  });

  it('does not take a landline or a number too short for a mobile one', () => {
    expect(phoneProblem('')).toBeNull();
    expect(phoneProblem('138 0000 0000')).toBeNull();
    expect(phoneProblem('0730-3069697')).toBe('form.phone-malformed');
    expect(phoneProblem('1380000000')).toBe('form.phone-malformed');
  });
});

describe('a paper', () => {
  const paper = (kind: MaterialView['kind']) => {
    const found = papersUnderWay.find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  };

  it('lacks the look at the original before the scan', () => {
    const page = paper('household-register-person');
    expect(lackOf({ ...page, seen: null })).toBe('original');
    expect(lackOf(page)).toBe('scan');
    expect(lackOf({ ...page, settled: true })).toBeNull();
    expect(lackOf(paper('identity-card'))).toBeNull();
  });

  it('is counted among those that are settled', () => {
    expect(countOf(papersUnderWay)).toEqual({ done: 4, total: 5, open: 1 });
    expect(countOf([])).toEqual({ done: 0, total: 0, open: 0 });
  });
});

describe('how the photo stands', () => {
  it('is said in one word', () => {
    expect(standingOf(null)).toBe('none');
    expect(standingOf({ ...photo, source: 'application' })).toBe('approved');
    expect(standingOf(photo)).toBe('unjudged');
    expect(standingOf(photoRefused)).toBe('refused');
    expect(standingOf(photoNotOverridable)).toBe('refused');
    expect(standingOf(photoToConfirm)).toBe('unconfirmed');
    expect(standingOf(photoConfirmed)).toBe('good');
    expect(standingOf(photoOverridden)).toBe('overridden');
  });

  it('is refused again when the supervisor let pass another rule than the one that fails', () => {
    const { override } = photoOverridden;
    if (override === null) throw new Error('no override');
    expect(standingOf({ ...photoOverridden, override: { ...override, rules: ['P02'] } })).toBe('refused');
  });
});

describe('the page of the household register', () => {
  const first = '43068220200229001';
  const number = `${first}${checkCharacterOf(first)}`;

  it('takes a number whose check digit fits, and says what it means', () => {
    expect(entryProblem('idNumber', { ...EMPTY_ENTRY, idNumber: number })).toBeNull();
    expect(saidByNumber(number)).toEqual({ birth: '20200229', sex: '1' });
  });

  it('tells a swapped digit, a day that does not exist and a number too short', () => {
    const swapped = `${first.slice(0, 15)}10${number.at(-1)}`;
    expect(entryProblem('idNumber', { ...EMPTY_ENTRY, idNumber: swapped })).toBe('register.number-check');
    const noDay = '43068220210229001';
    const withCheck = `${noDay}${checkCharacterOf(noDay)}`;
    expect(entryProblem('idNumber', { ...EMPTY_ENTRY, idNumber: withCheck })).toBe('register.number-birth');
    expect(entryProblem('idNumber', { ...EMPTY_ENTRY, idNumber: '4306' })).toBe('register.number-shape');
  });

  it('asks for every line', () => {
    const blank = { name: ' ', idNumber: '', nation: '', address: ' ' };
    expect((['name', 'idNumber', 'nation', 'address'] as const).map((field) => entryProblem(field, blank))).toEqual([
      'register.name-empty',
      'register.idNumber-empty',
      'register.nation-empty',
      'register.address-empty',
    ]);
  });
});

describe('the reviewers’ reasons', () => {
  it('are grouped by what has to be done again', () => {
    const parts = refusalsOf(tellerPreviews['verdict-correct']().session).map(({ code, part }) => [code, part]);
    expect(parts).toEqual([
      ['photo-background', 'photo'],
      ['address-incomplete', 'data'],
    ]);
  });
});
