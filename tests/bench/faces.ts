import type { FaceContent } from '#domain/card/card-data.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { benchPeople } from './people.ts';

/** What stands on the cards of `count` people, each with a drawn portrait of 358×441. */
export const benchFaces = (count: number): Promise<readonly FaceContent[]> =>
  Promise.all(
    benchPeople(count).map(async ({ name, idNumber }, i) => ({
      name,
      socialSecurityNumber: idNumber,
      cardNumber: `P${String(i + 1).padStart(8, '0')}`,
      issueDate: '20250601',
      expiryDate: '20350601',
      photo: await samplePortrait({ key: idNumber, sex: Number(idNumber[16]) % 2 === 1 ? '1' : '2' }),
    })),
  );
