import { err, fail, ok, type Result } from '#basics/result.ts';
import { FIELD_PDOL_VALUES, getProcessingOptions, RECORD_MODE, readRecord, selectByName } from './apdu.ts';
import { panOfRecord, panOfTrack2, parseAfl, pdolValues } from './bank-card-number.ts';
import type { Exchange } from './exchange.ts';
import { AID } from './identifiers.ts';
import { statusFailure } from './status-failure.ts';

interface Place {
  readonly sfi: number;
  readonly record: number;
}

/** Where readers in the field look when the locator leads nowhere: `00B20184`, `00B20114`, `00B2011C` (C.1). */
const FALLBACK_PLACES: readonly Place[] = [16, 2, 3].map((sfi) => ({ sfi, record: 1 }));

/** A locator names a handful of records; more than this is no bank card of ours. */
const MOST_RECORDS = 32;

/**
 * Bank card number by SELECT of the debit application, GET PROCESSING OPTIONS and the files of its locator: tag 5A,
 * else tag 57 up to its separator. Fails with `chip.no-bank-application`, `chip.bank-card-number-missing` or the
 * line's failure.
 */
export const readBankCardNumber = async (exchange: Exchange): Promise<Result<string>> => {
  const select = selectByName(AID.pbocDebit);
  const selected = await exchange(select);
  if (!selected.ok) return selected;
  if (selected.value.sw === 0x6a82) return fail('chip.no-bank-application', 'stop');
  if (selected.value.sw !== 0x9000) return err(statusFailure(select, selected.value.sw));

  const options = await exchange(getProcessingOptions(pdolValues(selected.value.data) ?? FIELD_PDOL_VALUES));
  if (!options.ok) return options;
  const files = options.value.sw === 0x9000 ? (parseAfl(options.value.data) ?? []) : [];
  const places = files
    .flatMap(({ sfi, first, last }) => Array.from({ length: last - first + 1 }, (_, i) => ({ sfi, record: first + i })))
    .slice(0, MOST_RECORDS);

  let fromTrack2: string | null = null;
  for (const { sfi, record } of [...places, ...FALLBACK_PLACES]) {
    const read = await exchange(readRecord(record, RECORD_MODE.byNumber, sfi));
    if (!read.ok) return read;
    if (read.value.sw !== 0x9000) continue;
    const pan = panOfRecord(read.value.data);
    if (pan !== null) return ok(pan);
    fromTrack2 ??= panOfTrack2(read.value.data);
  }
  return fromTrack2 === null ? fail('chip.bank-card-number-missing', 'stop') : ok(fromTrack2);
};
