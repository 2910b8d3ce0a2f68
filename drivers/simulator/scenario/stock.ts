import type { ChipBlank } from '../chip-card/settings.ts';
import type { BlankSeed } from '../platform/seeding.ts';
import { luhnDigit } from './check-digits.ts';
import type { Scenario, ScenarioBox } from './scenario.ts';

/** Historical bytes T1..T7 of made-up chips: vendor, COS, manufacturer (B.5). */
const CHIP_MAKER = '00814A44468660';
/** The authentication code that third-generation cards carry (B.4). */
const NO_AUTHENTICATION_CODE = 'FFFFFFFF';

/** All blanks of a box in their order: the listed ones, then the made-up ones. */
export const blanksOfBox = (box: ScenarioBox): readonly ChipBlank[] => [...box.blanks, ...generated(box)];

const generated = ({ boxId, generate }: ScenarioBox): readonly ChipBlank[] => {
  if (generate === null) return [];
  const { count, firstSerial, cityCode, bin, generation, algorithm } = generate;
  return Array.from({ length: count }, (_, i) => {
    const serial = String(firstSerial + i).padStart(8, '0');
    const account = `${bin}0000${serial}`;
    return {
      blankId: `${boxId}-${String(i + 1).padStart(3, '0')}`,
      cardId: `${cityCode}D156000005${serial}${NO_AUTHENTICATION_CODE}`,
      resetInformation: `${CHIP_MAKER}${cityCode.slice(0, 4)}${serial}`,
      bankCardNumber: account + luhnDigit(account),
      generation,
      algorithm,
      cityCode,
    };
  });
};

/** The stock as the platform allotted it; a box without bank or outlet is this outlet's. */
export const allottedBlanks = (
  scenario: Scenario,
  outlet: { readonly no: number; readonly bank: string },
): readonly BlankSeed[] =>
  scenario.stock.boxes.flatMap((box) =>
    blanksOfBox(box).map(({ blankId, cardId, resetInformation, bankCardNumber }) => ({
      blankId,
      boxId: box.boxId,
      bank: box.bank ?? outlet.bank,
      outletNo: box.outletNo ?? outlet.no,
      cardId,
      resetInformation,
      bankCardNumber,
    })),
  );
