import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Clock, systemClock } from '#basics/clock.ts';
import { fromHex } from '#basics/hex.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import { createPlatformClient, type PlatformClient } from '#drivers/platform/client.ts';
import { type RootKeys, trainingRootKeys } from '#drivers/simulator/key-server/root-keys.ts';
import type { PlatformRules } from '#drivers/simulator/platform/context.ts';
import { createVirtualPlatform, type VirtualPlatform } from '#drivers/simulator/platform/create-virtual-platform.ts';
import type { PlatformTls } from '#drivers/simulator/platform/http-server.ts';
import { personPlatformSchema } from '#drivers/simulator/platform/person-seed.ts';
import type { BlankSeed } from '#drivers/simulator/platform/seeding.ts';

export const OUTLET_NO = 3;
export const PHONE = '13800138000';

export const documentOf = (name: string, idNumber: string): IdentityDocument => ({
  kind: 'resident-card',
  name,
  sex: '1',
  nation: '01',
  birth: idNumber.slice(6, 14),
  address: '湖南省临湘市长安街道示范路1号',
  idNumber,
  authority: '临湘市公安局',
  validFrom: '20200101',
  validTo: 'long-term',
});

export const ZHANG = documentOf('张三', '11010519491231002X');
export const LI = documentOf('李四', '430682190001010014');
export const WANG = documentOf('王五', '430682190001010022');

/** A pupil with a card of the own, and the mother; the birth date is real, so that the child is one. */
export const MOTHER: IdentityDocument = { ...documentOf('冯二', '430682190001011025'), sex: '2' };
export const CHILD: IdentityDocument = { ...documentOf('钱小一', '430682201506010029'), sex: '2' };

/** B.5 and B.12. */
export const BLANKS: readonly BlankSeed[] = [1, 2, 3].map((serial) => ({
  blankId: `B00${serial}`,
  boxId: 'BOX-1',
  bank: '建设银行',
  outletNo: serial === 3 ? 4 : OUTLET_NO,
  cardId: `430600D1560000050000000${serial}FFFFFFFF`,
  resetInformation: `00814A4446866043060000000${serial}`,
  bankCardNumber: serial === 1 ? '6217000000000000004' : `621700000000000010${serial}`,
}));

export const chipOf = (serial: 1 | 2 | 3) => {
  const blank = BLANKS[serial - 1];
  if (blank === undefined) throw new Error('no such blank');
  const { cardId, resetInformation, bankCardNumber } = blank;
  return { cardId, resetInformation, bankCardNumber, algorithm: 'sm4' as const };
};

export const FACTOR = fromHex('1122334455667788');
export const ORIGINAL = fromHex('99AABBCCDDEEFF00');

export const jpeg = async (width: number, height: number, background = '#ffffff'): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  );

export interface TrainingPlatform {
  readonly dir: string;
  readonly platform: VirtualPlatform;
  readonly client: PlatformClient;
  /** Ends the platform and begins it again over the same files. */
  restart(): Promise<TrainingPlatform>;
  close(): Promise<void>;
}

/**
 * A training platform with five persons: 张三 approved online here, 李四 under review, 王五 without application, 钱小一
 * who is a minor, and the mother; and two blanks of this outlet, one of another.
 */
export const startTrainingPlatform = async (
  options: {
    readonly rules?: Partial<PlatformRules>;
    readonly keys?: RootKeys;
    readonly clock?: Clock;
    readonly timeoutMs?: number;
    readonly dir?: string;
    /** HTTPS; `client` of the answer has no certificate then. */
    readonly tls?: PlatformTls;
    /** Reviews of what 王五 hands in at the counter. */
    readonly onsiteReview?: readonly object[];
  } = {},
): Promise<TrainingPlatform> => {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'platform-test-'));
  const clock = options.clock ?? systemClock;
  const photo = await jpeg(358, 441);
  const person = (personId: string, document: IdentityDocument, platform: object) => ({
    personId,
    document,
    phone: PHONE,
    data: { phone: PHONE, address: '湖南省临湘市长安街道示范路1号', occupation: '职员' },
    photo: async () => photo,
    platform: personPlatformSchema.parse(platform),
  });
  const platform = unwrap(
    await createVirtualPlatform(
      {
        station: { outletNo: OUTLET_NO, region: '430682' },
        rules: {
          reviewAfterMs: null,
          onsiteReviewMs: 0,
          cardValidityYears: 10,
          bankCardPrefixes: null,
          ...options.rules,
        },
        keys: options.keys ?? trainingRootKeys,
        persons: [
          person('zhang', ZHANG, { application: { state: 'approved' } }),
          person('li', LI, { application: { state: 'under-review' } }),
          person('wang', WANG, { onsiteReview: options.onsiteReview ?? [] }),
          person('mother', MOTHER, { holder: { bank: '农业银行', issuedOn: '20190612' } }),
          person('child', CHILD, {}),
        ],
        blanks: BLANKS,
        port: 0,
        ...(options.tls === undefined ? {} : { tls: options.tls }),
      },
      { dir, logger: silentLogger, wait: async () => undefined, changed: () => undefined },
      clock,
    ),
  );
  const client = createPlatformClient({
    baseUrl: platform.address,
    station: { id: 'S1', outletNo: OUTLET_NO },
    logger: silentLogger,
    clock,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  const stop = async () => {
    await client.close();
    await platform.close();
  };
  return {
    dir,
    platform,
    client,
    restart: async () => {
      await stop();
      return startTrainingPlatform({ ...options, dir });
    },
    close: async () => {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
