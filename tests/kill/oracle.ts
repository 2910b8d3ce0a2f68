/** Whether everything fits together after a session: machine, chips, faces and platform on one side, the books on the other. */
import type { CardFace } from '#domain/card/card-data.ts';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import type { BlankRow, BooksPicture } from './books.ts';
import type { MachinePicture, Place } from './machine.ts';
import { PIN } from './people.ts';

/** Something that does not fit, in words: what was expected and what is there. */
export type Finding = string;

type Order = MachinePicture['orders'][number];

interface Seen {
  readonly books: BooksPicture;
  readonly machine: MachinePicture;
}

/** States of an order that stand for a card somebody has or will get. */
const LIVE: readonly Order['state'][] = ['open', 'written', 'reported', 'activated'];

/** Where a card must lie for what the books say of it; the others may lie where people put them. */
const PLACES_OF: Readonly<Partial<Record<string, readonly Place[]>>> = {
  loaded: ['feeder'],
  'in-machine': ['machine', 'gate'],
  issued: ['taken'],
  spoiled: ['reject-box', 'removed'],
  retained: ['reject-box', 'removed'],
};

/** Every rule; an empty list is a station where nothing is lost. */
export const inspect = async (seen: Seen): Promise<readonly Finding[]> => [
  ...conservation(seen),
  ...ledger(seen),
  ...sessions(seen),
  ...persons(seen),
  ...orders(seen),
  ...(await inspectCards(seen.machine)),
  ...(seen.machine.violations > 0 ? [`machine: ${seen.machine.violations} moves while a chip was under power`] : []),
];

/** Each blank the bureau sent is in exactly one place. */
const conservation = ({ machine }: Seen): readonly Finding[] => {
  const known = new Set(machine.blanks.map(({ blankId }) => blankId));
  const places = machine.blanks.flatMap(({ blankId }) => {
    const found = machine.places.get(blankId) ?? [];
    return found.length === 1 ? [] : [`conservation: ${blankId} is in ${found.length} places (${found.join(', ')})`];
  });
  const strangers = [...machine.places.keys()].filter((blankId) => !known.has(blankId));
  return [...places, ...strangers.map((blankId) => `conservation: ${blankId} is nobody's`)];
};

/** The books have each blank where it is, and tell its story without a gap. */
const ledger = ({ books, machine }: Seen): readonly Finding[] => {
  const booked = new Set(books.blanks.map(({ blankId }) => blankId));
  return [
    ...machine.blanks.filter(({ blankId }) => !booked.has(blankId)).map(({ blankId }) => `ledger: no ${blankId}`),
    ...books.brokenStories.map((story) => `ledger: ${story}`),
    ...books.blanks.flatMap((blank): readonly Finding[] => {
      const { blankId, state, cardId } = blank;
      const end = books.stories[blankId]?.at(-1) ?? null;
      const place = machine.places.get(blankId)?.[0];
      const made = machine.blanks.find((one) => one.blankId === blankId);
      return [
        ...(end === state ? [] : [`ledger: ${blankId} is ${state}, its story ends with ${end}`]),
        ...(lies(books, blank, place)
          ? []
          : [`ledger: ${blankId} is ${state} in the books and lies in ${place ?? 'no place'}`]),
        ...(cardId?.toUpperCase() === made?.cardId.toUpperCase() ? [] : [`ledger: ${blankId} has another card id`]),
      ];
    }),
  ];
};

/**
 * A blank that is missed, and a card whose session ended as an incident, may be anywhere: two people have been told to
 * look for it.
 */
const lies = (books: BooksPicture, { blankId, state, sessionId }: BlankRow, place: Place | undefined): boolean => {
  if (place === undefined) return false;
  if (state === 'missing') return books.exceptions.some((exception) => exception.blankId === blankId);
  if (state === 'in-machine' && books.outcomes[sessionId ?? ''] === 'incident') return true;
  return PLACES_OF[state]?.includes(place) ?? false;
};

/** No session hangs, and what was promised to the platform has reached it. */
const sessions = ({ books }: Seen): readonly Finding[] => [
  ...books.openSessions.map(({ sessionId, step }) => `session: ${sessionId} stands at ${step}`),
  ...books.pending.map(({ call, lastCode }) => `outbox: ${call} is still to be sent (${lastCode ?? 'never tried'})`),
];

/** One person, one card. */
const persons = ({ machine }: Seen): readonly Finding[] =>
  machine.persons.flatMap(({ personId, holder }) => {
    const own = machine.orders.filter((order) => order.personId === personId);
    const live = own.filter(({ state }) => LIVE.includes(state));
    const activated = own.filter(({ state }) => state === 'activated');
    return [
      ...(live.length > 1 ? [`person: ${personId} has ${live.length} live orders (${words(live)})`] : []),
      ...(activated.length > 0 && holder === null ? [`person: ${personId} is activated and holds nothing`] : []),
    ];
  });

const words = (all: readonly Order[]): string => all.map(({ orderId, state }) => `${orderId} ${state}`).join(', ');

/** What the platform takes for made, switched on or under way is so, and nothing else is. */
const orders = ({ books, machine }: Seen): readonly Finding[] =>
  machine.orders.flatMap((order): readonly Finding[] => {
    const { orderId, state, bankActivated } = order;
    const blank = machine.blanks.find((one) => one.orderId === orderId);
    const place = blank === undefined ? undefined : machine.places.get(blank.blankId)?.[0];
    const booked = blank === undefined ? undefined : books.blanks.find(({ blankId }) => blankId === blank.blankId);
    const card = `${orderId} (${state}${bankActivated ? ', bank account active' : ''}), card ${blank?.blankId ?? 'none'}`;
    if (state === 'open' || state === 'written') return [`order: ${card}: nobody will finish it`];
    const switchedOn = state === 'activated' || bankActivated;
    if (place === 'taken') {
      return state === 'activated' && bankActivated ? [] : [`activation: ${card}: handed over and not switched on`];
    }
    if (state === 'cancelled') return bankActivated ? [`activation: ${card}: cancelled with an active account`] : [];
    // A customer's card that was not taken is kept; it is never waste and never back in the feeder.
    const kept = booked !== undefined && ['retained', 'in-machine'].includes(booked.state);
    return kept ? [] : [`${switchedOn ? 'activation' : 'order'}: ${card}: ${booked?.state ?? 'in no books'}, ${place}`];
  });

/** Every card that is a customer's: chip, face and platform say the same, under one print. */
export const inspectCards = async (machine: MachinePicture): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const order of machine.orders.filter(({ state }) => state === 'reported' || state === 'activated')) {
    const blank = machine.blanks.find(({ orderId }) => orderId === order.orderId);
    if (blank === undefined) continue;
    const { blankId } = blank;
    findings.push(...chipFindings(machine, order, blankId), ...(await faceFindings(machine, order, blankId)));
  }
  for (const { blankId } of machine.blanks) {
    if (machine.places.get(blankId)?.[0] !== 'taken') continue;
    const order = machine.orders.find(({ orderId }) =>
      machine.blanks.some((b) => b.blankId === blankId && b.orderId === orderId),
    );
    if (order === undefined) findings.push(`card: ${blankId} was handed over without an order`);
    // BCD, filled up with F.
    if (machine.chips.get(blankId)?.pin?.startsWith(PIN) !== true) findings.push(`chip: ${blankId} has another PIN`);
  }
  for (const [blankId, panels] of machine.faces) {
    if (panels.length > 1) findings.push(`face: ${blankId} was printed ${panels.length} times`);
    if (machine.places.get(blankId)?.[0] === 'feeder') findings.push(`face: ${blankId} is printed and in the feeder`);
  }
  return findings;
};

const chipFindings = (machine: MachinePicture, { data }: Order, blankId: string): readonly Finding[] => {
  const chip = machine.chips.get(blankId);
  const pairs: readonly (readonly [string, string, string | null | undefined])[] = [
    ['number', data.socialSecurityNumber, chip?.holder.socialSecurityNumber],
    ['name', data.name, chip?.holder.name],
    ['card number', data.cardNumber, chip?.issuer?.cardNumber],
    ['issue date', data.issueDate, chip?.issuer?.issueDate],
    ['expiry date', data.expiryDate, chip?.issuer?.expiryDate],
  ];
  return pairs
    .filter(([, ordered, written]) => ordered !== written)
    .map(([item]) => `chip: ${item} of ${blankId} is not as ordered`);
};

const renderer = createFaceRenderer();
/** Faces that were compared already, by order and card. */
const compared = new Set<string>();

/** The dots on the card are those of the face with the platform's data, and were printed once, to the end. */
const faceFindings = async (machine: MachinePicture, order: Order, blankId: string): Promise<readonly Finding[]> => {
  const panels = machine.faces.get(blankId) ?? [];
  if (panels.length !== 1 || panels[0] !== true) {
    return [`face: ${blankId} has ${panels.length} prints, complete: ${panels.join(', ')}`];
  }
  const key = `${machine.persons[0]?.document.idNumber} ${order.orderId} ${blankId}`;
  if (compared.has(key)) return [];
  const person = machine.persons.find(({ personId }) => personId === order.personId);
  const { socialSecurityNumber, cardNumber, issueDate, expiryDate } = order.data;
  const face = await renderer.render({
    name: person?.document.name ?? '',
    socialSecurityNumber,
    cardNumber,
    issueDate,
    expiryDate,
    photo: machine.picture(order.photo),
  });
  if (!face.ok) return [`face: ${blankId} can not be laid out: ${face.error.code}`];
  if (!sameDots(face.value, machine.dots(blankId))) return [`face: ${blankId} does not carry what was ordered`];
  compared.add(key);
  return [];
};

const sameDots = (face: CardFace, dots: Uint8Array | null): boolean =>
  face.kind === 'mono' && dots !== null && Buffer.from(face.bits).equals(Buffer.from(dots));
