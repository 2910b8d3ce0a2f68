import { askAgain } from '../../platform/ask-again.ts';
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
  await closeChip(context);
  if (!relayed.ok) return notDone(relayed.error);
  volatile.pin = null;
  return performed({ act: 'set-pin' }, { orderId, cardId: card.cardId });
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
