import type { Result } from '#basics/result.ts';
import { askAgain } from '../../platform/ask-again.ts';
import type { ChipSession } from '../../ports.ts';
import { failureOf, notPerformed, type Performer, performed } from '../act-context.ts';
import { closeChip } from './card.ts';
import { draw, identityOf, makingOf, notDone, powerUp } from './chip.ts';

/** The applicant's own PIN by the platform's script (B.7): PUK proven, then the ready command relayed. */
export const setPin: Performer = async (context) => {
  const { orderId, card } = makingOf(context);
  const { volatile, devices, clock } = context;
  if (volatile.pin === null) return notPerformed(failureOf('pin.gone', 'ask'));
  const powered = await powerUp(context);
  if (!powered.ok) return notDone(powered.error);
  const { session, chip } = powered.value;
  if (chip.issuer.cardId !== card.cardId) return notPerformed(failureOf('chip.other-card', 'stop'));
  const identity = identityOf(chip);
  const drawn = await draw(session, 2);
  if (!drawn.ok) return notDone(drawn.error);
  const challenges = drawn.value as [Uint8Array, Uint8Array];
  const right = await askAgain(clock, () =>
    devices.platform.authenticatePin(context.key('puk'), orderId, { ...identity, challenges }),
  );
  if (!right.ok) return notPerformed(right.error);
  const proven = await session.externalAuthenticate(right.value.external.key, right.value.external.body);
  if (!proven.ok) return notDone(proven.error);
  const challenge = await session.challenge();
  if (!challenge.ok) return notDone(challenge.error);
  const { pin } = volatile;
  const script = await askAgain(clock, () =>
    devices.platform.pinScript(context.key('script'), orderId, { ...identity, challenge: challenge.value, pin }),
  );
  if (!script.ok) return notPerformed(script.error);
  const relayed = await session.relay(script.value.apdu, script.value.expect);
  const set = relayed.ok ? await isSet(session, pin) : relayed;
  await closeChip(context);
  if (!set.ok) return notDone(set.error);
  volatile.pin = null;
  return performed({ act: 'set-pin' }, { orderId, cardId: card.cardId });
};

/** The chip itself says that the new PIN is the one it takes: a script that was answered 9000 may still not be kept. */
const isSet = async (session: ChipSession, pin: string): Promise<Result<void>> => {
  const verified = await session.verifyPin(pin);
  const refused = !verified.ok && ['chip.pin-wrong', 'chip.pin-missing'].includes(verified.error.code);
  return refused ? { ok: false, error: failureOf('chip.pin-not-set', 'retry') } : verified;
};

export const activateSocialSecurity: Performer = async (context) => {
  const { orderId } = makingOf(context);
  const { devices, clock, signal, key } = context;
  const answer = await askAgain(clock, () => devices.platform.activateSocialSecurity(key(), orderId), signal);
  return answer.ok ? performed({ act: 'activate-social-security' }, { orderId }) : notPerformed(answer.error);
};

export const activateBank: Performer = async (context) => {
  const { orderId } = makingOf(context);
  const { devices, clock, signal, key } = context;
  const answer = await askAgain(clock, () => devices.platform.activateBank(key(), orderId), signal);
  return answer.ok ? performed({ act: 'activate-bank' }, { orderId }) : notPerformed(answer.error);
};
