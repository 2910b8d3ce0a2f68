import { fail, ok, type Result } from '#basics/result.ts';
import type { Case } from '../eligibility/case.ts';
import { type MaterialState, MOST_PAGES, withMaterial } from '../eligibility/materials.ts';
import type { Verdict } from '../eligibility/verdict.ts';
import type { MaterialEvent, SessionEvent } from './events.ts';

const MATERIAL_EVENTS = ['see-material', 'keep-page', 'drop-page', 'turn-page', 'waive-material'] as const;

const isMaterialEvent = (event: SessionEvent): event is MaterialEvent =>
  (MATERIAL_EVENTS as readonly string[]).includes(event.event);

/**
 * What a person at the counter says or shows of a case, in whatever step it is: the case with it, or null when the event
 * is none of these. Fails with `materials.unknown` (nobody asked for that paper), `materials.not-waivable`,
 * `materials.too-many-pages`, `guardian.missing` (no relation without a guardian), `session.not-now`.
 */
export const caseWith = (
  subject: Case,
  { bring }: Pick<Verdict, 'bring'>,
  event: SessionEvent,
): Result<Partial<Case>> | null => {
  if (event.event === 'decide') {
    const others = subject.decisions.filter((decision) => decision !== event.decision);
    return ok({ decisions: event.on ? [...others, event.decision] : others });
  }
  if (event.event === 'state-relation') {
    if (subject.guardian === null) return fail('guardian.missing', 'ask');
    return ok({ guardian: { ...subject.guardian, relation: event.relation } });
  }
  if (!isMaterialEvent(event)) return null;
  const item = bring.find(({ kind }) => kind === event.kind);
  if (item === undefined) return fail('materials.unknown', 'ask');
  if (event.event === 'waive-material' && !item.waivable) return fail('materials.not-waivable', 'ask');
  const pages = subject.materials.find(({ kind }) => kind === event.kind)?.pages ?? [];
  if (event.event === 'keep-page' && pages.length >= MOST_PAGES) {
    return fail('materials.too-many-pages', 'ask', { most: MOST_PAGES });
  }
  return ok({ materials: withMaterial(subject.materials, event.kind, (state) => changed(state, event)) });
};

const changed = (state: MaterialState, event: MaterialEvent): MaterialState => {
  switch (event.event) {
    case 'see-material':
      return { ...state, seen: event.seen };
    case 'keep-page':
      return { ...state, pages: [...state.pages, event.page] };
    case 'drop-page':
      return { ...state, pages: state.pages.filter(({ pageId }) => pageId !== event.pageId) };
    case 'turn-page':
      return { ...state, pages: state.pages.map((page) => (page.pageId === event.page.pageId ? event.page : page)) };
    case 'waive-material':
      return { ...state, waived: event.waived };
  }
};
