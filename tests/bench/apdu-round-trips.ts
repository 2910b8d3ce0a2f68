import { systemClock } from '#basics/clock.ts';
import { type Logger, silentLogger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import { type ChipCardDriver, createChipCard } from '#drivers/chip-card/driver.ts';
import { blankSchema, chipReaderSchema } from '#drivers/simulator/chip-card/settings.ts';
import { createVirtualChipReader, type VirtualChipReader } from '#drivers/simulator/chip-card/virtual-chip-reader.ts';
import { figureOf, type Measured, timedAsync } from './figure.ts';
import { type Sampling, sampling } from './sampling.ts';
import type { Workplace } from './workplace.ts';

const BLANK = blankSchema.parse({
  blankId: 'A-0001',
  cardId: '430600D15600000500000001FFFFFFFF',
  resetInformation: '00814A44468660430600000001',
  bankCardNumber: '6217000000000000004',
});

const WARM_UP = 50;
const PER_SAMPLE = 50;
/** A way without TCP_NODELAY takes 40 ms per message: the time is limited, not the count. */
const SAMPLES = {
  full: { fewest: 3, most: 60, budgetMs: 4_000 },
  quick: { fewest: 3, most: 30, budgetMs: 1_500 },
} as const;
const INSERT_TIMEOUT_MS = 5_000;
const COMMAND_TIMEOUT_MS = 5_000;

const WAYS = {
  direct: 'straight to the virtual card',
  pcsc: 'through pcscd and the virtual reader',
} as const;

type Way = keyof typeof WAYS;

/**
 * GET CHALLENGE from the driver over its worker process to a virtual card in this process and back, straight and
 * through a private pcscd. Where there is none, that way is skipped with the reason. Fails with the `chip.*` codes.
 */
export const measureApduRoundTrips = async (options: {
  readonly place: Workplace;
  readonly quick: boolean;
}): Promise<Result<Measured>> => {
  const direct = await measureWay('direct', options);
  if (!direct.ok) return direct;
  const pcsc = await measureWay('pcsc', options);
  if (!pcsc.ok) return pcsc;
  return ok({
    figures: [...direct.value.figures, ...pcsc.value.figures],
    skipped: [...direct.value.skipped, ...pcsc.value.skipped],
  });
};

const measureWay = async (
  way: Way,
  { place, quick }: { readonly place: Workplace; readonly quick: boolean },
): Promise<Result<Measured>> => {
  let whyDirect = 'no PC/SC service';
  const reader = await createVirtualChipReader({
    settings: chipReaderSchema.parse({}),
    blanks: [BLANK],
    keys: () => new Uint8Array(16),
    kind: way === 'direct' ? 'direct' : 'auto',
    environment: {
      dir: place.folder(`chip-${way}`),
      logger: listening((why) => {
        whyDirect = why;
      }),
      wait: async () => undefined,
      changed: () => undefined,
    },
  });
  const closeReader = place.keep(() => reader.close());
  if (reader.state().kind !== way) {
    await closeReader();
    return ok({ figures: [], skipped: [{ name: `apdu.${way}`, reason: whyDirect }] });
  }
  const driver = createChipCard({
    address: reader.address,
    clock: systemClock,
    logger: silentLogger,
    insertTimeoutMs: INSERT_TIMEOUT_MS,
    commandTimeoutMs: COMMAND_TIMEOUT_MS,
  });
  const closeDriver = place.keep(() => driver.close());
  const measured = await roundTrips(way, { reader, driver, samples: quick ? SAMPLES.quick : SAMPLES.full });
  await closeDriver();
  await closeReader();
  return measured;
};

/** The virtual reader says in its log why it has no PC/SC service. */
const listening = (tell: (why: string) => void): Logger => ({
  ...silentLogger,
  info: (event, fields) => {
    if (event === 'chip-reader-direct') tell(String(fields?.why));
  },
  child: () => listening(tell),
});

const roundTrips = async (
  way: Way,
  rig: { readonly reader: VirtualChipReader; readonly driver: ChipCardDriver; readonly samples: Sampling },
): Promise<Result<Measured>> => {
  const { reader, driver, samples } = rig;
  reader.present(BLANK.blankId);
  const session = await driver.open();
  if (!session.ok) return session;
  const times: number[] = [];
  const exchange = async (count: number): Promise<Result<void>> => {
    for (let i = 0; i < count; i += 1) {
      const { ms, value } = await timedAsync(() => session.value.challenge());
      if (!value.ok) return value;
      times.push(ms);
    }
    return ok(undefined);
  };
  const warm = await exchange(WARM_UP);
  if (!warm.ok) return warm;
  times.length = 0;
  const perSecond: number[] = [];
  const more = sampling(samples);
  while (more(perSecond.length)) {
    const { ms, value } = await timedAsync(() => exchange(PER_SAMPLE));
    if (!value.ok) return value;
    perSecond.push(PER_SAMPLE / (ms / 1_000));
  }
  const what = `GET CHALLENGE, driver to worker to card and back, ${WAYS[way]}`;
  return ok({
    figures: [
      figureOf({ name: `apdu.${way}.rate`, what, unit: '1/s' }, perSecond),
      figureOf({ name: `apdu.${way}.time`, what, unit: 'ms' }, times),
    ],
    skipped: [],
  });
};
