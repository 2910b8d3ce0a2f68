import type { BlankStoryView, StockView } from '#contract/views.ts';
import { destroyableFrom, isCustomersCard } from '#domain/stock/custody.ts';
import type { DayStatement } from '#domain/stock/day-statement.ts';
import type { BlankStory } from '#domain/stock/story.ts';
import type { PrinterRibbon, Stores } from '../ports.ts';
import { cardsInCustody } from './custody-service.ts';
import { fedSinceBaseline } from './day-end-service.ts';

const DAY_MS = 86_400_000;
/** Cards that came to their end are shown so long. */
const ENDED_DAYS = 7;
const MOST_STATEMENTS = 10;

const named = (...staffIds: readonly (string | null)[]): string[] => staffIds.filter((id) => id !== null);

/** `card.customer-retained:printer.jam` → both codes. */
const codesOf = (reason: string | null): string[] => (reason === null ? [] : reason.split(':'));

/** The stock on one page: what the books say, and the ribbon as the printer said last. */
export const stockView = (
  stores: Stores,
  facts: { readonly now: number; readonly keepDays: number; readonly ribbon: PrinterRibbon | null },
): StockView => {
  const { now, keepDays, ribbon } = facts;
  return {
    balance: stores.stock.balance(),
    fed: fedSinceBaseline(stores),
    boxes: [...stores.stock.boxes()],
    ribbons: stores.ribbons.list().map(({ reference, state }) => {
      const last = stores.ribbons.events(reference).at(-1);
      if (last === undefined) throw new Error(`ribbon ${reference} without a story`);
      return { reference, state, since: last.at, printsLeft: last.printsLeft, by: named(last.first, last.second) };
    }),
    ribbonInPrinter: ribbon === null ? null : { reference: ribbon.reference, printsLeft: ribbon.count },
    cards: cardsInCustody(stores).map((card) => ({
      blankId: card.blankId,
      state: card.state,
      reasons: codesOf(card.reason),
      since: card.since,
      place: card.place,
      customers: isCustomersCard(card),
      calledForAt: card.calledForAt,
      destroyableFrom: destroyableFrom(card, keepDays),
    })),
    ended: stores.custody.endedSince(now - ENDED_DAYS * DAY_MS).map(({ blankId, lastEvent, lastAt }) => ({
      blankId,
      place: lastEvent === 'handed-over' ? ('holder' as const) : ('destroyed' as const),
      at: lastAt ?? 0,
    })),
    keepDays,
    statements: stores.statements.latest(MOST_STATEMENTS).map(({ id, day, at, content, signature }) => {
      const { differences, signers } = JSON.parse(content) as DayStatement;
      return {
        id,
        day,
        at,
        differences: differences.length,
        signers: signers.map(({ name }) => name),
        sealed: signature !== null,
      };
    }),
  };
};

/** A blank's story as one line of events, oldest first. */
export const storyView = ({ blank, box, boxMoves, movements, custody, exceptions }: BlankStory): BlankStoryView => {
  const { blankId, boxId, position, cardId, state, reason } = blank;
  return {
    blank: { blankId, boxId, position, cardId, state, reason },
    box,
    steps: [
      ...boxMoves.map(({ at, from, to, first, second }) => ({
        kind: 'box' as const,
        at,
        from,
        to,
        by: named(first, second),
      })),
      ...movements.map(({ at, from, to, reason: why, sessionId }) => ({
        kind: 'ledger' as const,
        at,
        from,
        to,
        reasons: codesOf(why),
        sessionId,
      })),
      ...custody.map(({ at, event, first, second }) => ({
        kind: 'custody' as const,
        at,
        event,
        by: named(first, second),
      })),
      ...exceptions.map(({ at, kind }) => ({ kind: 'exception' as const, at, exception: kind })),
    ].toSorted((a, b) => a.at - b.at),
  };
};
