import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { ChipCardDriver } from '#drivers/chip-card/driver.ts';
import { createPlatformClient, type PlatformClient } from '#drivers/platform/client.ts';
import { createSimulator, type Simulator } from '#drivers/simulator/create-simulator.ts';
import type { ChipSession } from '#services/ports.ts';

const SCENARIO = fileURLToPath(new URL('../../drivers/simulator/scenarios/short.json', import.meta.url));
const PERSON = { idNumber: '11010519491231002X', name: '张三' };

let dir: string;
let simulator: Simulator;
let platform: PlatformClient;
let chip: ChipCardDriver;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'platform-chip-'));
  simulator = unwrap(
    await createSimulator({ dir, scenario: SCENARIO, speed: 0, links: 'tcp', chip: 'direct', logger: silentLogger }),
  );
  platform = createPlatformClient({
    baseUrl: simulator.addresses.platform,
    station: { id: 'S1', outletNo: 3 },
    logger: silentLogger,
    clock: systemClock,
  });
  chip = new ChipCardDriver({
    address: simulator.addresses.chip,
    clock: systemClock,
    logger: silentLogger,
    insertTimeoutMs: 5_000,
    commandTimeoutMs: 5_000,
  });
  unwrap(await simulator.devices['chip-card'].act({ act: 'present', blankId: 'BOX-1-001' }));
});
afterEach(async () => {
  await chip.close();
  await platform.close();
  await simulator.close();
  rmSync(dir, { recursive: true, force: true });
});

const challenges = async (session: ChipSession, count: number): Promise<readonly Uint8Array[]> => {
  const drawn: Uint8Array[] = [];
  for (let i = 0; i < count; i += 1) drawn.push(unwrap(await session.challenge()));
  return drawn;
};

const pair = async (session: ChipSession): Promise<readonly [Uint8Array, Uint8Array]> => {
  const [first, second] = await challenges(session, 2);
  if (first === undefined || second === undefined) throw new Error('two challenges expected');
  return [first, second];
};

/** The chip proves itself and is opened for reading, with the platform's key server on the other side. */
const openForReading = async (session: ChipSession, key: string, orderId: string) => {
  const { resetInformation, algorithm, issuer, bankCardNumber } = unwrap(await session.inspect());
  const identity = { cardId: issuer.cardId, resetInformation, algorithm, bankCardNumber };
  const [a, b, c, d] = await challenges(session, 4);
  if (!(a && b && c && d)) throw new Error('four challenges expected');
  const answer = unwrap(await platform.authenticateRead(key, orderId, { ...identity, challenges: [a, b, c, d] }));
  // The external authentication goes first: the chip keeps only its last challenge as factor.
  unwrap(await session.externalAuthenticate('RKSSSE', answer.external.body));
  const { factor, original, expected } = answer.internal;
  expect(unwrap(await session.internalAuthenticate(factor, original))).toEqual(expected);
  return identity;
};

it('a card is ordered, written, read back, reported, given a PIN and activated', async () => {
  const { application } = unwrap(await platform.lookUp(PERSON));
  const { orderId, cardNumber } = unwrap(await platform.createOrder('s/order', application?.id ?? ''));

  const session = unwrap(await chip.open());
  const identity = await openForReading(session, 's/read', orderId);
  const write = unwrap(
    await platform.authenticateWrite('s/write', orderId, { ...identity, challenges: await pair(session) }),
  );
  unwrap(await session.externalAuthenticate('UKSSSE', write.external.body));
  unwrap(await session.write(write.data));
  await openForReading(session, 's/read-back', orderId);
  const { issuer, holder } = unwrap(await session.readAll());
  expect(issuer.cardNumber).toBe(cardNumber);
  unwrap(await platform.reportBack('s/report', orderId, { ...identity, issuer, holder, blankId: 'BOX-1-001' }));

  const unblock = unwrap(
    await platform.authenticatePin('s/pin-auth', orderId, { ...identity, challenges: await pair(session) }),
  );
  unwrap(await session.externalAuthenticate('PUK', unblock.external.body));
  const [challenge] = await challenges(session, 1);
  if (challenge === undefined) throw new Error('a challenge expected');
  const script = unwrap(await platform.pinScript('s/pin', orderId, { ...identity, challenge, pin: '280517' }));
  unwrap(await session.relay(script.apdu, script.expect));
  const VERIFY_PIN = Uint8Array.of(0x00, 0x20, 0x00, 0x00, 0x03, 0x28, 0x05, 0x17);
  unwrap(await session.relay(VERIFY_PIN, ['9000']));
  await session.close();

  unwrap(await platform.activateSocialSecurity('s/ss', orderId));
  unwrap(await platform.activateBank('s/bank', orderId));
  expect(unwrap(await platform.order(orderId))).toMatchObject({ state: 'activated', bankActivated: true });
  expect(unwrap(await platform.lookUp(PERSON)).holder).toMatchObject({ bank: '建设银行' });
});
