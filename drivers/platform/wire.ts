import { z } from 'zod';
import { fromHex, toHex } from '#basics/hex.ts';
import type { MaterialKind } from '#domain/eligibility/material-kind.ts';
import type { Insurance, SchoolStage } from '#domain/eligibility/person-record.ts';
import type { PhotoRule } from '#domain/photo/judgement.ts';
import type { OverrideReason } from '#domain/photo/override.ts';

/**
 * Values of the contract between kiosk and platform. On the wire everything is JSON: bytes are upper-case
 * hexadecimal, pictures are base64, dates `YYYYMMDD`, instants epoch milliseconds. The schemas are codecs: `encode`
 * makes the JSON, `decode` the value the program works with.
 */

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes expected');

/** `length` bytes (any number when left out) as upper-case hexadecimal. */
export const hexBytes = (length?: number) =>
  z.codec(
    z.string().regex(length === undefined ? /^([0-9A-F]{2})*$/ : new RegExp(`^[0-9A-F]{${2 * length}}$`)),
    bytes,
    { decode: fromHex, encode: toHex },
  );

/** Bytes of a JPEG picture as base64. */
export const picture = z
  .codec(z.base64().meta({ description: 'JPEG picture' }), bytes, {
    decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
    encode: (bytes) => Buffer.from(bytes).toString('base64'),
  })
  .meta({ id: 'Picture' });

export const date = z.string().regex(/^\d{8}$/);
export const instant = z.int().nonnegative();
export const idNumber = z
  .string()
  .regex(/^(\d{17}[\dX]|[A-Z]{3}\d{12})$/)
  .meta({ description: '18 characters; 15 for a foreign permit of 2017' });
const divisionCode = z.string().regex(/^\d{6}$/);
const cardIdHex = z.string().regex(/^[0-9A-F]{32}$/);
const resetInformationHex = z.string().regex(/^[0-9A-F]{26}$/);
const bankCardDigits = z.string().regex(/^\d{13,19}$/);
const text = z.string().min(1);
/** Added later: what leaves it out has none. */
const nameOnChip = text.nullable().default(null).meta({
  description: 'Spelling of the name for the chip where GBK can not hold the real one; the face shows the real one',
});

// ---------------------------------------------------------------------------------------------------- station

export const outlet = z
  .object({ no: z.int().positive(), area: text, bank: text, name: text, phone: z.string(), address: z.string() })
  .meta({ id: 'Outlet', description: 'As the bureau lists it, never completed or corrected' });

export const blankBox = z
  .object({
    boxId: text,
    bank: text,
    blanks: z
      .array(z.object({ blankId: text, cardId: cardIdHex, resetInformation: resetInformationHex }))
      .readonly()
      .meta({ description: 'In the order they lie in the box' }),
  })
  .meta({ id: 'BlankBox' });

export const registration = z
  .object({
    outlet,
    region: divisionCode,
    boxes: z.array(blankBox).readonly(),
    bankCardPrefixes: z
      .array(z.string().regex(/^\d{2,12}$/))
      .readonly()
      .meta({ description: 'First digits of the bank card numbers of the outlet’s bank; empty: not checked' }),
    environment: z.enum(['training', 'production']),
  })
  .meta({ id: 'Registration' });

export const issuedCard = z
  .object({ cardId: cardIdHex, orderId: text, at: instant.meta({ description: 'When it was switched on' }) })
  .meta({ id: 'IssuedCard', description: 'Nothing of the person: the outlet compares chips with its ledger' });

export const settings = z
  .object({
    heartbeatSeconds: z.int().positive(),
    reviewPollSeconds: z.int().positive(),
    photo: z.object({ width: z.int(), height: z.int(), minBytes: z.int(), maxBytes: z.int() }),
    cardValidityYears: z.int().positive(),
  })
  .meta({ id: 'Settings' });

export const materialKind = z.enum([
  'identity-card',
  'guardian-identity-card',
  'household-register-head',
  'household-register-person',
  'birth-certificate',
  'guardianship-proof',
  'student-proof',
  'occupation-proof',
  'residence-proof',
  'other',
]) satisfies z.ZodType<MaterialKind>;

export const schoolStage = z.enum([
  'kindergarten',
  'primary',
  'secondary',
  'vocational',
  'university',
]) satisfies z.ZodType<SchoolStage>;

export const bankProfile = z
  .object({
    bank: text,
    asks: z.object({
      adult: z.array(materialKind).readonly(),
      minorSameHousehold: z.array(materialKind).readonly(),
      minorOtherHousehold: z.array(materialKind).readonly(),
    }),
  })
  .meta({ id: 'BankProfile', description: 'What a bank asks applicants to show' });

// ---------------------------------------------------------------------------------------------------- person

export const insurance = z.enum([
  'pension',
  'medical',
  'maternity',
  'work-injury',
  'unemployment',
]) satisfies z.ZodType<Insurance>;

/** What was filled in, beside what the identity document says. Added later: what leaves it out does not show it. */
const applicationData = {
  phone: text,
  division: divisionCode.nullable().default(null).meta({ description: 'Division of the address' }),
  address: text,
  occupation: z.string(),
  nationality: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CHN')
    .meta({ description: 'ISO 3166-1 alpha-3' }),
};

export const application = z
  .object({
    id: text,
    mode: z.enum(['online', 'onsite']),
    state: z.enum(['draft', 'under-review', 'refused', 'approved']),
    reasons: z.array(z.object({ code: text, zh: text, en: text })).readonly(),
    outletNo: z.int().positive().nullable(),
    appliedFor: z.enum(['self', 'other']),
    applicant: z
      .object({ name: text, idNumber })
      .nullable()
      .default(null)
      .meta({ description: 'Who applied for somebody else' }),
    crossProvince: z.boolean(),
    delivery: z.enum(['outlet', 'post']),
    person: z.object({ name: text, idNumber, birth: date }),
    data: z.object(applicationData).nullable().default(null),
    submittedAt: instant.nullable(),
    nameOnChip,
  })
  .meta({ id: 'Application' });

export const personRecord = z
  .object({
    holder: z
      .object({ state: z.object({ zh: text, en: text }), bank: text, issuedOn: date })
      .nullable()
      .meta({ description: 'The social security card the person has already' }),
    insurances: z.array(insurance).readonly(),
    registration: divisionCode,
    permanentResident: z.boolean(),
    enrolment: z.object({ school: text, stage: schoolStage.nullable().default(null) }).nullable(),
    application: application.nullable(),
    askedAt: instant,
  })
  .meta({ id: 'PersonRecord' });

export const phoneCheck = z
  .object({ phone: text, realName: z.boolean(), checkedAt: instant, source: text })
  .meta({ id: 'PhoneCheck' });

const bearer = {
  name: text.meta({ description: 'The Chinese name; of a foreigner without one the name in Latin letters' }),
  sex: z.enum(['0', '1', '2', '9']),
  birth: date,
  idNumber,
  validFrom: date,
  validTo: z.union([date, z.literal('long-term')]),
  appendedAddresses: z.array(text).readonly().exactOptional().meta({ description: 'Added to the chip, oldest first' }),
};

const foreigner = {
  ...bearer,
  nation: z.null(),
  address: z.null(),
  authority: z.null(),
  englishName: text,
  chineseName: text.nullable(),
  nationality: z.string().regex(/^[A-Z]{3}$/),
};

export const identityDocument = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('resident-card'),
      ...bearer,
      nation: z.string().regex(/^\d{2}$/),
      address: z.string(),
      authority: z.string(),
    }),
    z.object({
      kind: z.literal('residence-permit'),
      ...bearer,
      nation: z.null(),
      address: z.string(),
      authority: z.string(),
      travelPermitNumber: z.string(),
      issueCount: z.string(),
    }),
    z.object({
      kind: z.literal('foreign-permit-2017'),
      ...foreigner,
      version: z.string(),
      authorityCode: z.string(),
    }),
    z.object({
      kind: z.literal('foreign-permit-2023'),
      ...foreigner,
      renewalCount: z.string(),
      oldNumberLink: z.string(),
    }),
    z.object({
      kind: z.literal('household-register'),
      ...bearer,
      nation: z.string().regex(/^\d{2}$/),
      address: z.string(),
      authority: z.null(),
    }),
  ])
  .meta({ id: 'IdentityDocument', description: 'What the identity document at the counter says' });

export const applicationForm = z
  .object({ ...applicationData, phoneCheck: phoneCheck.nullable() })
  .meta({ id: 'ApplicationForm' });

const sha256Hex = z.string().regex(/^[0-9a-fA-F]{64}$/);

export const consent = z
  .object({
    document: text,
    version: text,
    sha256: sha256Hex,
    readAt: instant,
    agreedAt: instant,
    signedBy: z.enum(['applicant', 'guardian']),
    signatureSha256: sha256Hex,
  })
  .meta({ id: 'Consent' });

/** Who came along with a minor; the document as it was read at the counter. */
export const guardian = z
  .object({
    document: identityDocument,
    relation: z.object({ kin: z.enum(['mother', 'father', 'other']), household: z.enum(['same', 'other']) }),
  })
  .meta({ id: 'Guardian' });

const photoRule = z.enum([
  'P01',
  'P02',
  'P03',
  'P04',
  'P05',
  'P06',
  'P07',
  'P08',
  'P09',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
  'P16',
  'P17',
  'P18',
  'P19',
  'P20',
  'P21',
]) satisfies z.ZodType<PhotoRule>;

/** A supervisor let a photo pass that a rule refused. */
export const photoOverride = z
  .object({
    rules: z
      .array(z.object({ rule: photoRule, measured: z.number().nullable(), limit: z.number().nullable() }))
      .readonly(),
    reason: z.enum([
      'eye-disease',
      'religious-dress',
      'medical',
      'infant',
      'device-fault',
    ]) satisfies z.ZodType<OverrideReason>,
    text: z.string(),
    evidence: z.string(),
    teller: text,
    supervisor: text,
    at: instant,
    limits: text,
    models: z.array(z.object({ name: text, sha256: sha256Hex })).readonly(),
    capture: sha256Hex,
    photo: sha256Hex,
    attempts: z.int().nonnegative(),
    station: text,
    camera: z.string(),
  })
  .meta({ id: 'PhotoOverride' });

/** What was done about one paper of the checklist; its pages follow by `uploadMaterial`. */
export const materialShown = z
  .object({
    kind: materialKind,
    seenBy: text.nullable().meta({ description: 'Null: seen by the identity card reader, or waived' }),
    pages: z.int().nonnegative(),
    waivedBy: text.nullable(),
    waivedWhy: text.nullable(),
  })
  .meta({ id: 'MaterialShown' });

// ---------------------------------------------------------------------------------------------------- order

export const order = z
  .object({
    orderId: text,
    state: z.enum(['open', 'written', 'reported', 'activated', 'cancelled']).meta({
      description:
        'open: nothing handed out yet · written: write right and data were handed out, the chip may carry them · ' +
        'reported: reported back and equal to the order · activated: social security function on · cancelled',
    }),
    cardNumber: text,
    nameOnChip,
    face: z.object({
      name: text,
      socialSecurityNumber: text,
      cardNumber: text,
      issueDate: date,
      expiryDate: date,
      photo: picture,
    }),
    /** The chip the write right was given for; null before. */
    cardId: cardIdHex.nullable(),
    bankActivated: z.boolean(),
  })
  .meta({ id: 'Order' });

/** An order as a list of a station's orders shows it: nothing personal. */
export const listedOrder = z
  .object({
    orderId: text,
    state: z.enum(['open', 'written', 'reported', 'activated', 'cancelled']),
    bankActivated: z.boolean(),
    cardId: cardIdHex.nullable(),
    blankId: text.nullable(),
    createdAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'ListedOrder' });

export const cardData = z
  .object({
    socialSecurityNumber: text,
    name: text,
    sex: z.enum(['1', '2', '9']),
    nation: z.string().regex(/^\d{2}$/),
    birthPlace: divisionCode,
    birthDate: date,
    cardNumber: text,
    cardClass: z.enum(['1', '2', '3', '4']),
    issueDate: date,
    expiryDate: date,
  })
  .meta({ id: 'CardData', description: 'What is written into EF06 and EF05' });

export const issuerData = z
  .object({
    cardId: cardIdHex,
    cardClass: z.string().nullable(),
    specVersion: z.string().nullable(),
    initialiser: z.string().nullable(),
    issueDate: z.string().nullable(),
    expiryDate: z.string().nullable(),
    cardNumber: z.string().nullable(),
  })
  .meta({ id: 'IssuerData', description: 'EF05 as read from the chip' });

export const holderData = z
  .object({
    socialSecurityNumber: z.string().nullable(),
    name: z.string().nullable(),
    sex: z.string().nullable(),
    nation: z.string().nullable(),
    birthPlace: z.string().nullable(),
    birthDate: z.string().nullable(),
  })
  .meta({ id: 'HolderData', description: 'EF06 as read from the chip' });

/** Fields every chip request begins with (`ChipIdentity` of the ports). */
export const chipIdentity = {
  cardId: cardIdHex.meta({ description: '卡识别码' }),
  resetInformation: resetInformationHex.meta({ description: '复位信息: the 13 historical bytes of the ATR' }),
  algorithm: z.enum(['3des', 'ssf33', 'sm4']).meta({ description: 'Object 86 of the FCI' }),
  bankCardNumber: bankCardDigits,
} as const;
