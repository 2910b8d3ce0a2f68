import { argon2id, hash, verify } from 'argon2';

/**
 * Argon2id at the costs OWASP's password storage cheat sheet gives as the least for it: 19 MiB, two passes, one lane.
 * The counter's computer makes cards meanwhile.
 */
const COSTS = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The secret as it is kept: encoded, with its own random salt. */
export const hashSecret = (secret: string): Promise<string> => hash(secret, COSTS);

export const isSecret = (secretHash: string, secret: string): Promise<boolean> => verify(secretHash, secret);
