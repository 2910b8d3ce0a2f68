import { done, ok, type Result } from '#basics/result.ts';
import { type StockProfile, stepsFor } from '#domain/card/chip-profile.ts';
import { fitChipPhoto } from '../../devices/chip-photo.ts';
import { askAgain } from '../../platform/ask-again.ts';
import type { ChipIdentity, ChipSession } from '../../ports.ts';
import type { ActContext } from '../act-context.ts';
import { orderOf } from './order.ts';

/** Part of the idempotency key under which the certificate script is asked for. */
export const CERTIFICATE_KEY_PART = 'certificate';

/** The steps this stock and this card ask for beyond EF05 and EF06. */
const optionalSteps = ({ devices }: ActContext, { inspected }: ChipSession): StockProfile => {
  if (inspected === null) throw new Error('optional steps without a chip that was inspected');
  return stepsFor(devices.chip.profile.stock, inspected.generation);
};

/**
 * What EF08 gets where the stock profile asks for it, null where it does not: the approved photo fitted to 4096 bytes.
 * Made before the chip is touched, so that a photo that can't be stored costs no card.
 */
export const chipPhotoWhereAsked = async (
  context: ActContext,
  session: ChipSession,
): Promise<Result<Uint8Array | null>> => {
  if (!optionalSteps(context, session).photo) return ok(null);
  const order = await orderOf(context);
  return order.ok ? fitChipPhoto(order.value.face.photo) : order;
};

/**
 * The certificates of a third-generation card where the stock profile asks for them. It is the last work of a power
 * session: the certificate application is another one, so the rights of the SSSE are gone.
 */
export const writeCertificateWhereAsked = async (
  context: ActContext,
  session: ChipSession,
  order: { readonly orderId: string; readonly identity: ChipIdentity },
): Promise<Result<void>> => {
  if (!optionalSteps(context, session).certificate) return done;
  const publicKey = await session.readPublicKey();
  if (!publicKey.ok) return publicKey;
  const challenges = await twoChallenges(session);
  if (!challenges.ok) return challenges;
  const request = { ...order.identity, publicKey: publicKey.value, challenges: challenges.value };
  const script = await askAgain(context.clock, () =>
    context.devices.platform.certificateScript(context.key(CERTIFICATE_KEY_PART), order.orderId, request),
  );
  return script.ok ? session.writeCertificate(script.value.steps, context.progress) : script;
};

const twoChallenges = async (session: ChipSession): Promise<Result<readonly [Uint8Array, Uint8Array]>> => {
  const original = await session.challenge();
  if (!original.ok) return original;
  const factor = await session.challenge();
  return factor.ok ? ok([original.value, factor.value]) : factor;
};
