import { applicationCodes } from './application.ts';
import { auditCodes } from './audit.ts';
import { bankProfileCodes } from './bank-profile.ts';
import { cameraCodes } from './camera.ts';
import { cardPrinterCodes } from './card-printer.ts';
import { chipCodes } from './chip.ts';
import type { CodeText, CodeTexts } from './code-text.ts';
import { commandCodes } from './command.ts';
import { configCodes } from './config.ts';
import { consentTextCodes } from './consent-text.ts';
import { databaseCodes } from './database.ts';
import { diagnosticsCodes } from './diagnostics.ts';
import { eligibilityCodes } from './eligibility.ts';
import { faceCodes } from './face.ts';
import { generalCodes } from './general.ts';
import { idReaderCodes } from './id-reader.ts';
import { makingCodes } from './making.ts';
import { outboxCodes } from './outbox.ts';
import { outletCodes } from './outlet.ts';
import { packageCodes } from './package.ts';
import { photoCodes } from './photo.ts';
import { photoGuidanceCodes } from './photo-guidance.ts';
import { photoRuleCodes } from './photo-rules.ts';
import { platformCodes } from './platform.ts';
import { receiptCodes } from './receipt.ts';
import { reconcileCodes } from './reconcile.ts';
import { recoveryCodes } from './recovery.ts';
import { sessionCodes } from './session.ts';
import { settingsCodes } from './settings.ts';
import { shellCodes } from './shell.ts';
import { simulatorCodes } from './simulator.ts';
import { staffCodes } from './staff.ts';
import { stockCodes } from './stock.ts';
import { stockKeepingCodes } from './stock-keeping.ts';
import { traceCodes } from './trace.ts';
import { transportCodes } from './transport.ts';

const ROOMS: readonly CodeTexts[] = [
  applicationCodes,
  auditCodes,
  bankProfileCodes,
  cameraCodes,
  cardPrinterCodes,
  chipCodes,
  commandCodes,
  configCodes,
  consentTextCodes,
  databaseCodes,
  diagnosticsCodes,
  eligibilityCodes,
  faceCodes,
  generalCodes,
  idReaderCodes,
  makingCodes,
  outboxCodes,
  outletCodes,
  packageCodes,
  photoCodes,
  photoRuleCodes,
  photoGuidanceCodes,
  platformCodes,
  receiptCodes,
  recoveryCodes,
  reconcileCodes,
  sessionCodes,
  settingsCodes,
  shellCodes,
  simulatorCodes,
  staffCodes,
  stockCodes,
  stockKeepingCodes,
  traceCodes,
  transportCodes,
];

/** Every code of the product with its texts; a code belongs to one room. */
export const CODES: CodeTexts = Object.assign({}, ...ROOMS) as CodeTexts;

/** The texts of a code, undefined for one nobody wrote a text for. */
export const codeText = (code: string): CodeText | undefined => (Object.hasOwn(CODES, code) ? CODES[code] : undefined);

/** Codes that stand in more than one room: a mistake of ours, shown by a test. */
export const duplicateCodes = (): readonly string[] => {
  const all = ROOMS.flatMap((room) => Object.keys(room));
  return all.filter((code, i) => all.indexOf(code) !== i);
};
