import { z } from 'zod';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import { STORE_PLACES } from '#domain/stock/box-place.ts';
import { balance, blankStory, count, countDifference, fedComparison, ribbonEvent, stockView } from '../views.ts';
import {
  accepted,
  COUNTER,
  EVERY_ROLE,
  type Method,
  method,
  NOT_NOW,
  none,
  TWO_PEOPLE_ERRORS,
  twoPeople,
} from './method.ts';

const number = z.string().min(1).max(64);
const place = z.enum(STORE_PLACES);
const people = twoPeople;
/** A list of a hundred boxes is some hundred kilobytes. */
const MOST_LIST_CHARACTERS = 2_000_000;
const MOST_BLANKS = 1_000;

const LIST_ERRORS = ['stock.list-empty', 'stock.list-twice', 'stock.list-known', 'stock.box-of-other-bank'] as const;
const BOX_ERRORS = ['stock.unknown-box', 'stock.box-place'] as const;
const CARD_ERRORS = ['stock.no-such-card', 'stock.not-customers', 'stock.not-in-drawer'] as const;
const RIBBON_ERRORS = ['stock.ribbon-unknown', 'stock.ribbon-state'] as const;

/** Whoever serves the printer. */
const AT_THE_PRINTER: readonly StaffRole[] = [...COUNTER, 'technician'];

/**
 * An act on the stock between two sessions, audited by its service in the same transaction; the answer is the revision
 * of the station's view to re-read.
 */
const keeping = <I extends z.ZodType>(
  input: I,
  errors: readonly string[],
  roles: readonly StaffRole[] = COUNTER,
): Method<I, typeof accepted> =>
  method({
    input,
    output: accepted,
    errors: [NOT_NOW, 'diagnostics.running', ...errors],
    callers: ['teller'],
    roles,
    audit: null,
  });

const reading = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O, errors: readonly string[] = []) =>
  method({ input, output, errors, callers: ['teller'], roles: EVERY_ROLE, audit: null });

export const stockMethods = {
  /** Everything of the stock on one page. */
  'stock.overview': reading(none, stockView),
  /** The balance now, with the printer's counter beside it. */
  'stock.balance': reading(none, z.object({ balance, fed: fedComparison.nullable() })),
  'stock.blankStory': reading(z.strictObject({ blankId: number }), blankStory, ['stock.no-such-blank']),
  'stock.ribbonStory': reading(z.strictObject({ reference: number }), z.object({ events: z.array(ribbonEvent) }), [
    'stock.ribbon-unknown',
  ]),

  'stock.loadBox': keeping(z.strictObject({ boxId: number, people }), [
    'stock.unknown-box',
    'stock.feeder-not-empty',
    'stock.box-of-other-bank',
    ...TWO_PEOPLE_ERRORS,
  ]),
  /** A list of boxes (JSON or CSV, see `services/stock/box-list.ts`): all of them are taken into stock, or none. */
  'stock.receiveList': keeping(z.strictObject({ text: z.string().max(MOST_LIST_CHARACTERS), place, people }), [
    ...LIST_ERRORS,
    'stock.list-syntax',
    'stock.list-columns',
    'stock.list-value',
    ...TWO_PEOPLE_ERRORS,
  ]),
  /** A box as it was scanned: its number, then the label of each blank in its order. */
  'stock.receiveScan': keeping(
    z.strictObject({
      boxId: number,
      bank: z.string().trim().min(1).max(60),
      labels: z.array(z.string().max(200)).max(MOST_BLANKS),
      place,
      people,
    }),
    [...LIST_ERRORS, 'stock.scan-malformed', ...TWO_PEOPLE_ERRORS],
  ),
  'stock.moveBox': keeping(z.strictObject({ boxId: number, place }), BOX_ERRORS),
  /** The rest of a box taken out of the feeder, which is empty by then. */
  'stock.unloadBox': keeping(z.strictObject({ boxId: number, place, people }), [
    ...BOX_ERRORS,
    'stock.feeder-holds-cards',
    ...TWO_PEOPLE_ERRORS,
  ]),
  'stock.returnBox': keeping(z.strictObject({ boxId: number, people }), [...BOX_ERRORS, ...TWO_PEOPLE_ERRORS]),

  /**
   * A card of the books that no session holds: taken back by the machine, found in or put into the reject box, in the
   * holder's hands (only one that was to be handed over), or not to be found.
   */
  'stock.settleCard': keeping(
    z.strictObject({ blankId: number, where: z.enum(['machine', 'reject-box', 'missing', 'handed-over']), people }),
    ['stock.not-unsettled', 'stock.machine-holds-card', 'stock.not-finished', ...TWO_PEOPLE_ERRORS],
  ),
  /** The reject box was emptied into the drawer and put back. */
  'stock.rejectBoxEmptied': keeping(z.strictObject({ people }), TWO_PEOPLE_ERRORS),
  /** Box and exceptions were looked at. */
  'stock.confirmChecked': keeping(z.strictObject({ people }), TWO_PEOPLE_ERRORS),
  /** The holder asked for a kept card. */
  'stock.cardCalledFor': keeping(z.strictObject({ blankId: number }), CARD_ERRORS),
  /** A kept card given to its holder, whose identity both saw to. */
  'stock.handOverCard': keeping(z.strictObject({ blankId: number, people }), [...CARD_ERRORS, ...TWO_PEOPLE_ERRORS]),
  'stock.destroyCards': keeping(z.strictObject({ blankIds: z.array(number).min(1).max(MOST_BLANKS), people }), [
    'stock.no-such-card',
    'stock.not-in-drawer',
    'stock.keep-until',
    ...TWO_PEOPLE_ERRORS,
  ]),

  'stock.receiveRibbon': keeping(z.strictObject({ reference: number }), RIBBON_ERRORS, AT_THE_PRINTER),
  'stock.installRibbon': keeping(
    z.strictObject({ reference: number, people }),
    [...RIBBON_ERRORS, 'stock.ribbon-inside', 'stock.ribbon-other', ...TWO_PEOPLE_ERRORS],
    AT_THE_PRINTER,
  ),
  'stock.removeRibbon': keeping(
    z.strictObject({ reference: number, people }),
    [...RIBBON_ERRORS, ...TWO_PEOPLE_ERRORS],
    AT_THE_PRINTER,
  ),
  'stock.destroyRibbon': keeping(z.strictObject({ reference: number, people }), [
    ...RIBBON_ERRORS,
    ...TWO_PEOPLE_ERRORS,
  ]),

  /** A blind count: what the books say is answered only after it is kept. */
  'stock.count': method({
    input: z.strictObject({ counted: count }),
    output: z.object({ countId: z.number(), counted: count, expected: count, differences: z.array(countDifference) }),
    errors: [NOT_NOW],
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
  /** The statement of the day by a count. */
  'stock.signDay': method({
    input: z.strictObject({ countId: z.int().min(1), people }),
    output: z.object({ statementId: z.number(), sealed: z.boolean() }),
    errors: [NOT_NOW, 'stock.count-unknown', 'stock.count-signed', 'stock.count-outdated', ...TWO_PEOPLE_ERRORS],
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
  /** A signed statement as a document in the folder `documents` of the state directory. */
  'stock.saveStatement': method({
    input: z.strictObject({
      statementId: z.int().min(1),
      format: z.enum(['pdf', 'xlsx']),
      language: z.enum(['zh-CN', 'en']),
    }),
    output: z.object({ fileName: z.string() }),
    errors: ['stock.statement-unknown', 'receipt.font-missing', 'receipt.font-unreadable', 'receipt.not-saved'],
    callers: ['teller'],
    roles: [...COUNTER, 'auditor'],
    audit: 'stock.statement-made',
  }),
} as const;
