import { fail, ok, type Result } from '#basics/result.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { FontFiles } from '#services/devices/face/font-files.ts';
import { saveReceipt } from '#services/receipts/receipt-store.ts';
import { fedSinceBaseline } from '#services/stock/day-end-service.ts';
import { statementPdf } from '#services/stock/statement-pdf.ts';
import { statementXlsx } from '#services/stock/statement-xlsx.ts';
import { stockView, storyView } from '#services/stock/stock-view.ts';
import type { Call, Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';
import { putIntoFeeder } from './training-handlers.ts';
import { provePair } from './two-people.ts';

export type StockMethod = Extract<keyof Handlers, `stock.${string}`>;

type Pair = Parameters<Kiosk['stock']['care']['rejectBoxEmptied']>[0];
type Member = Pair['first'];

/** Boxes, ribbons, cards in custody and the end of a day. */
export const stockHandlers = (options: {
  readonly kiosk: Kiosk;
  readonly fonts: FontFiles;
  /** Where statements go as documents. */
  readonly folder: string;
}): Pick<Handlers, StockMethod> => {
  const { kiosk, fonts, folder } = options;
  const { hub, stock } = kiosk;
  const { stores, staff, clock, limits, operator, trainingStaff } = kiosk.options;

  /** What is done to the stock between two sessions; the station is looked at afterwards. */
  const betweenSessions = async <T>(work: () => Promise<Result<T>> | Result<T>): Promise<Result<T>> => {
    const free = kiosk.betweenSessions();
    if (!free.ok) return free;
    const result = await work();
    if (result.ok) await kiosk.checkAnew();
    return result;
  };

  const told = (result: Result<unknown>): Result<{ revision: number }> =>
    result.ok ? ok({ revision: hub.revision('station') }) : result;

  const alone = async (call: Call, work: (by: Member) => Promise<Result<unknown>> | Result<unknown>) =>
    told(await betweenSessions(() => work(signedIn(call))));

  /**
   * Whose secret is the own one: whoever is signed in. A command has none; it trains as the teller of a training
   * station, and never acts on the stock of a real one.
   */
  const firstOf = async (call: Call): Promise<Result<Pick<Member, 'staffId' | 'role'>>> => {
    if (operator === null) return ok(signedIn(call));
    if (trainingStaff === null) throw new Error('a command acts on the stock of a real station');
    const trained = await trainingStaff();
    return trained.ok ? ok({ ...trained.value.teller, role: 'teller' }) : trained;
  };

  /** Both people are proven only when there is time for the act, and once it is their turn nothing else is asked. */
  const proven = <T>(call: Call, people: TwoPeopleInput, work: (pair: Pair) => Promise<Result<T>> | Result<T>) =>
    betweenSessions(async () => {
      const first = await firstOf(call);
      if (!first.ok) return first;
      const pair = await provePair(staff, first.value, people);
      if (!pair.ok) return pair;
      const free = kiosk.betweenSessions();
      return free.ok ? work(pair.value) : free;
    });
  const together = async (
    call: Call,
    people: TwoPeopleInput,
    work: (pair: Pair) => Promise<Result<unknown>> | Result<unknown>,
  ) => told(await proven(call, people, work));

  return {
    'stock.overview': () => {
      const ribbon = kiosk.machine.facts.printer?.ribbon ?? null;
      return ok(stockView(stores, { now: clock.now(), keepDays: limits.keepDays, ribbon }));
    },
    'stock.balance': () => ok({ balance: stores.stock.balance(), fed: fedSinceBaseline(stores) }),
    'stock.blankStory': ({ blankId }) => {
      const story = stock.boxes.story(blankId);
      return story.ok ? ok(storyView(story.value)) : story;
    },
    'stock.ribbonStory': ({ reference }) => {
      const events = stores.ribbons.events(reference);
      if (events.length === 0) return fail('stock.ribbon-unknown', 'ask', { ribbon: reference });
      return ok({
        events: events.map(({ at, event, first, second, printsLeft }) => ({
          at,
          event,
          by: second === null ? [first] : [first, second],
          printsLeft,
        })),
      });
    },

    'stock.loadBox': ({ boxId, people }, call) =>
      together(call, people, (pair) => {
        const loaded = stock.care.loadBox(boxId, pair);
        return loaded.ok ? putIntoFeeder(kiosk, boxId) : loaded;
      }),
    'stock.receiveList': ({ text, place, people }, call) =>
      together(call, people, (pair) => stock.boxes.receiveList(text, place, pair)),
    'stock.receiveScan': ({ place, people, ...box }, call) =>
      together(call, people, (pair) => stock.boxes.receiveScan(box, place, pair)),
    'stock.moveBox': ({ boxId, place }, call) => alone(call, (by) => stock.boxes.move(boxId, place, by)),
    'stock.unloadBox': ({ boxId, place, people }, call) =>
      together(call, people, (pair) => stock.boxes.unload(boxId, place, pair)),
    'stock.returnBox': ({ boxId, people }, call) =>
      together(call, people, (pair) => stock.boxes.returnToBank(boxId, pair)),

    'stock.settleCard': ({ blankId, where, people }, call) =>
      together(call, people, (pair) => stock.care.settleCard(blankId, where, pair)),
    'stock.rejectBoxEmptied': ({ people }, call) => together(call, people, (pair) => stock.care.rejectBoxEmptied(pair)),
    'stock.confirmChecked': ({ people }, call) => together(call, people, (pair) => stock.care.confirmChecked(pair)),
    'stock.cardCalledFor': ({ blankId }, call) => alone(call, (by) => stock.custody.calledFor(blankId, by)),
    'stock.handOverCard': ({ blankId, people }, call) =>
      together(call, people, (pair) => stock.custody.handOver(blankId, pair)),
    'stock.destroyCards': ({ blankIds, people }, call) =>
      together(call, people, (pair) => stock.custody.destroy(blankIds, pair)),

    'stock.receiveRibbon': ({ reference }, call) => alone(call, (by) => stock.ribbons.receive(reference, by)),
    'stock.installRibbon': ({ reference, people }, call) =>
      together(call, people, (pair) => stock.ribbons.install(reference, pair)),
    'stock.removeRibbon': ({ reference, people }, call) =>
      together(call, people, (pair) => stock.ribbons.remove(reference, pair)),
    'stock.destroyRibbon': ({ reference, people }, call) =>
      together(call, people, (pair) => stock.ribbons.destroy(reference, pair)),

    'stock.count': ({ counted }, call) => {
      const free = kiosk.betweenSessions();
      if (!free.ok) return free;
      const { differences, ...taken } = stock.dayEnd.count(counted, signedIn(call));
      return ok({ ...taken, differences: [...differences] });
    },
    'stock.signDay': async ({ countId, people }, call) => {
      const signed = await proven(call, people, (pair) => stock.dayEnd.sign(countId, pair));
      if (!signed.ok) return signed;
      return ok({ statementId: signed.value.id, sealed: signed.value.signature !== null });
    },
    'stock.saveStatement': async ({ statementId, format, language }) => {
      const statement = stores.statements.find(statementId);
      if (statement === null) return fail('stock.statement-unknown', 'ask');
      const bytes =
        format === 'pdf'
          ? await statementPdf(statement, language, fonts)
          : ok(await statementXlsx(statement, language));
      if (!bytes.ok) return bytes;
      const fileName = `${statement.day}-stock-statement-${statement.id}.${format}`;
      const saved = saveReceipt(folder, fileName, bytes.value);
      return saved.ok ? ok({ fileName }) : saved;
    },
  };
};

/** The dispatcher lets nobody in without being signed in: it would be a bug of ours. */
const signedIn = ({ actor }: Call): Member => {
  if (actor === null) throw new Error('an act on the stock without anybody signed in');
  return actor;
};
