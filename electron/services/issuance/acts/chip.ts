import { equalBytes } from '#basics/hex.ts';
import { done, type Failure, ok, type Result } from '#basics/result.ts';
import type { CardData, ChipInspection } from '#domain/card/card-data.ts';
import { chipOwner, differences } from '#domain/card/compare.ts';
import type { FailedCard } from '#domain/issuance/events.ts';
import type { CardInHand, Making } from '#domain/issuance/state.ts';
import { progressAtLeast } from '#domain/issuance/state.ts';
import { askAgain } from '../../platform/ask-again.ts';
import type { ChipIdentity, ChipSession } from '../../ports.ts';
import { checkBlank, chipOfStock } from '../../stock/blank-check.ts';
import { type ActContext, failureOf, notPerformed, type Performer, performed } from '../act-context.ts';
import { dataHash } from '../hashes.ts';
import { awaitPrinter, closeChip } from './card.ts';
import { chipPhotoWhereAsked, writeCertificateWhereAsked } from './chip-options.ts';
import { nameOnChip } from './order.ts';

/** What the acts below need: the state of making and the card in the machine. */
export const makingOf = ({ state }: ActContext): Making & { readonly card: CardInHand; readonly orderId: string } => {
  if (state.step !== 'make' && state.step !== 'activate') throw new Error(`no chip work in step ${state.step}`);
  const { card, orderId } = state;
  if (card === null || orderId === null) throw new Error('chip work without a card or an order');
  return { ...state, card, orderId };
};

/**
 * What the card's own table calls final but a bad contact can cause as well: after the card was seated and proven anew
 * the same command may go through. A refused secret (63Cx) is never among them.
 */
const MAY_PASS: readonly string[] = ['chip.refused'];

export const notDone = (failure: Failure, found?: FailedCard) =>
  notPerformed(MAY_PASS.includes(failure.code) ? { ...failure, kind: 'retry' } : failure, found);

/** The card to the chip station if it is elsewhere in the machine, power, and who it is. */
export const powerUp = async (
  context: ActContext,
): Promise<Result<{ readonly session: ChipSession; readonly chip: ChipInspection }>> => {
  const { devices, volatile } = context;
  await closeChip(context);
  await awaitPrinter(context);
  const where = await devices.printer.state();
  if (!where.ok) return where;
  if (where.value.position !== 'chip-station' || context.repeated) {
    // On a repetition the card is seated anew: contacts pressed badly are the usual reason of a mute chip.
    const moved = await reseat(context, where.value.position);
    if (!moved.ok) return moved;
  }
  const opened = await devices.chip.open();
  if (!opened.ok) return opened;
  volatile.chip = opened.value;
  const chip = await opened.value.inspect();
  return chip.ok ? ok({ session: opened.value, chip: chip.value }) : chip;
};

const reseat = async ({ devices }: ActContext, position: string): Promise<Result<void>> => {
  if (position === 'chip-station') {
    const away = await devices.printer.moveToPrint();
    if (!away.ok) return away;
  }
  return devices.printer.moveToChip();
};

export const identityOf = (chip: ChipInspection): ChipIdentity => ({
  cardId: chip.issuer.cardId,
  resetInformation: chip.resetInformation,
  algorithm: chip.algorithm,
  bankCardNumber: chip.bankCardNumber,
});

/** Draws challenges one after the other; the last one is what the chip remembers. */
export const draw = async (session: ChipSession, count: number): Promise<Result<readonly Uint8Array[]>> => {
  const challenges: Uint8Array[] = [];
  for (let i = 0; i < count; i += 1) {
    const challenge = await session.challenge();
    if (!challenge.ok) return challenge;
    challenges.push(challenge.value);
  }
  return ok(challenges);
};

/** Both ways (B.9): the chip proves itself by INTERNAL, the platform by EXTERNAL AUTHENTICATE for reading EF06. */
const authenticateForReading = async (
  context: ActContext,
  session: ChipSession,
  chip: ChipInspection,
): Promise<Result<void>> => {
  const { orderId } = makingOf(context);
  const drawn = await draw(session, 4);
  if (!drawn.ok) return drawn;
  const challenges = drawn.value as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const answer = await askAgain(context.clock, () =>
    context.devices.platform.authenticateRead(context.key('read'), orderId, { ...identityOf(chip), challenges }),
  );
  if (!answer.ok) return answer;
  const { internal, external } = answer.value;
  const proof = await session.internalAuthenticate(internal.factor, internal.original);
  if (!proof.ok) return proof;
  if (!equalBytes(proof.value, internal.expected)) {
    return { ok: false, error: failureOf('chip.not-genuine', 'stop') };
  }
  const right = await session.externalAuthenticate(external.key, external.body);
  // Before the third generation everybody may read EF06: such a card may do without the key for it (B.2).
  const free = chip.generation !== '3.0' && !right.ok && right.error.code === 'chip.key-missing';
  return free ? done : right;
};

export const authenticateChip: Performer = async (context) => {
  const { card, orderId, document } = makingOf(context);
  const powered = await powerUp(context);
  if (!powered.ok) return notDone(chipOfStock(powered.error));
  const { session, chip } = powered.value;
  const rewriting = progressAtLeast(card, 'touched');
  if (rewriting && chip.issuer.cardId !== card.cardId) return notPerformed(failureOf('chip.other-card', 'stop'));
  const { blankId, bookedAs, problem } = checkBlank(context.stores, card, chip, {
    rewriting,
    generations: context.policy.generations,
  });
  // Whatever the books said: the card the chip names is the one in the machine.
  const found: FailedCard = { inMachine: true, blankId, bookedAs, chip };
  if (problem !== null) return notPerformed(problem, found);

  const reading = await authenticateForReading(context, session, chip);
  if (!reading.ok) return notDone(reading.error, found);
  const content = await session.readAll();
  if (!content.ok) return notDone(content.error, found);
  // Data of the same person are no exception: only a chip this session wrote itself may be written again.
  if (!rewriting && chipOwner(content.value.holder, content.value.issuer) !== null) {
    return notPerformed(failureOf('stock.already-personalised', 'stop', { blank: blankId }), found);
  }

  const drawn = await draw(session, 2);
  if (!drawn.ok) return notDone(drawn.error, found);
  const challenges = drawn.value as [Uint8Array, Uint8Array];
  const answer = await askAgain(context.clock, () =>
    context.devices.platform.authenticateWrite(context.key('write'), orderId, { ...identityOf(chip), challenges }),
  );
  // An answer that was lost may have bound the order to this chip all the same.
  const bound: FailedCard = { ...found, orderBound: answer.ok || !answer.error.code.startsWith('platform.refused.') };
  if (!answer.ok) return notPerformed(answer.error, bound);
  const right = await session.externalAuthenticate(answer.value.external.key, answer.value.external.body);
  if (!right.ok) return notDone(right.error, bound);
  const name = await nameOnChip(context);
  if (!name.ok) return notPerformed(name.error, bound);
  const wrongPerson = dataProblem(answer.value.data, document.idNumber, name.value);
  if (wrongPerson !== null) return notPerformed(wrongPerson, bound);
  return performed(
    { act: 'authenticate-chip', blankId, bookedAs: bookedAs ?? 'loaded', chip, data: answer.value.data },
    { blankId, cardId: chip.issuer.cardId, dataSha256: dataHash(answer.value.data) },
  );
};

/** What the platform wants written must be the person at the counter: the last look before the chip is changed. */
const dataProblem = (data: CardData, idNumber: string, name: string): Failure | null =>
  data.socialSecurityNumber === idNumber && data.name === name ? null : failureOf('platform.other-person', 'stop');

export const writeChip: Performer = async (context) => {
  const { data, card } = makingOf(context);
  const session = context.volatile.chip;
  if (data === null || session === null) return notPerformed(failureOf('chip.session-lost', 'retry'));
  const dataSha256 = dataHash(data);
  const photo = await chipPhotoWhereAsked(context, session);
  if (!photo.ok) return notDone(photo.error);
  context.touched({ cardId: card.cardId, dataSha256 });
  const written = await session.write(data, context.progress);
  // The rights of the SSSE hold over the selection of a file.
  const withPhoto = written.ok && photo.value !== null;
  const complete = withPhoto ? await session.writePhoto(photo.value, context.progress) : written;
  return complete.ok ? performed({ act: 'write-chip' }, { cardId: card.cardId, dataSha256 }) : notDone(complete.error);
};

export const verifyChip: Performer = async (context) => {
  const { data, orderId } = makingOf(context);
  const session = context.volatile.chip;
  const chip = session?.inspected ?? null;
  if (data === null || session === null || chip === null) {
    return notPerformed(failureOf('chip.session-lost', 'retry'));
  }
  const read = await session.readAll();
  const verified = read.ok ? compared(context, 'verify-chip', data, read.value) : notDone(read.error);
  const order = { orderId, identity: identityOf(chip) };
  const certified = verified.ok ? await writeCertificateWhereAsked(context, session, order) : done;
  await closeChip(context);
  return certified.ok ? verified : notDone(certified.error);
};

/** After a line or a power that was gone: the card in the machine is the one of this session, by its chip. */
export const identifyCard: Performer = async (context) => {
  const { card } = makingOf(context);
  const powered = await powerUp(context);
  await closeChip(context);
  if (!powered.ok) return notDone(powered.error);
  const { cardId } = powered.value.chip.issuer;
  if (cardId !== card.cardId) return notPerformed(failureOf('chip.other-card', 'stop'));
  return performed({ act: 'identify-card' }, { cardId });
};

/** After printing: the same chip, the same content, proven anew (a new power session has no rights left). */
export const readChipAgain: Performer = async (context) => {
  const { data, card } = makingOf(context);
  if (data === null) throw new Error('nothing was ordered to be written');
  const powered = await powerUp(context);
  if (!powered.ok) return notDone(powered.error);
  const { session, chip } = powered.value;
  if (chip.issuer.cardId !== card.cardId) return notPerformed(failureOf('chip.other-card', 'stop'));
  const reading = await authenticateForReading(context, session, chip);
  if (!reading.ok) return notDone(reading.error);
  const read = await session.readAll();
  await closeChip(context);
  return read.ok ? compared(context, 'read-chip-again', data, read.value) : notDone(read.error);
};

const compared = (
  { volatile }: ActContext,
  act: 'verify-chip' | 'read-chip-again',
  data: CardData,
  read: NonNullable<ActContext['volatile']['readBack']>,
) => {
  const items = differences(data, read);
  if (items.length > 0) return notPerformed(failureOf('chip.content-differs', 'retry', { items: items.join(', ') }));
  volatile.readBack = read;
  return performed({ act }, { cardId: read.issuer.cardId, dataSha256: dataHash(data) });
};

export const reportBack: Performer = async (context) => {
  const { card, orderId } = makingOf(context);
  const { volatile, devices, clock, signal, key } = context;
  const { cardId, resetInformation, algorithm, bankCardNumber, blankId } = card;
  if (volatile.readBack === null) {
    // This process did not read the chip (it was restarted): what is reported must have been seen.
    const again = await readChipAgain(context);
    if (!again.ok || volatile.readBack === null)
      return again.ok ? notPerformed(failureOf('chip.session-lost', 'retry')) : again;
  }
  if (cardId === null || resetInformation === null || algorithm === null || bankCardNumber === null) {
    throw new Error('a card without identity can not be reported');
  }
  const report = { cardId, resetInformation, algorithm, bankCardNumber, blankId, ...volatile.readBack };
  const answer = await askAgain(clock, () => devices.platform.reportBack(key(), orderId, report), signal);
  return answer.ok ? performed({ act: 'report-back' }, { orderId, cardId }) : notPerformed(answer.error);
};
