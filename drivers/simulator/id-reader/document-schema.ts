import { z } from 'zod';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import { MAX_APPENDED_ADDRESSES } from '#drivers/id-reader/appended-address.ts';

/** UTF-16 code units, as the card counts (A.5). */
const text = (max: number) => z.string().min(1).max(max);
/** As `text`, and may be all blank on the card. */
const blankable = (max: number) => z.string().max(max);
const date = z.string().regex(/^\d{8}$/, 'YYYYMMDD');
const sex = z.enum(['0', '1', '2', '9']);
const number18 = z.string().regex(/^\d{17}[\dXx]$/, '17 digits and a check character');
const nationality = z.string().regex(/^[A-Z]{3}$/, 'three letters of ISO 3166-1');

const bearer = {
  sex: sex.optional().describe('From the number when left out'),
  birth: date.optional().describe('From the number when left out'),
  validFrom: date.default('20200101'),
  validTo: z.union([date, z.literal('long-term')]).default('long-term'),
  appendedAddresses: z
    .array(text(35))
    .max(MAX_APPENDED_ADDRESSES)
    .optional()
    .describe('Addresses added to the chip later, oldest first'),
};

const resident = {
  name: text(15),
  idNumber: number18,
  ...bearer,
  address: text(35).default('湖南省临湘市长安街道示范路1号'),
  authority: text(15).default('临湘市公安局'),
};

/** Sex and birth as an 18-digit number says them; a number that says no date leaves the usual one. */
const ofNumber = ({ idNumber }: { readonly idNumber: string }) => {
  const birth = idNumber.slice(6, 14);
  return {
    sex: Number(idNumber[16]) % 2 === 1 ? ('1' as const) : ('2' as const),
    birth: /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(birth) ? birth : USUAL_BIRTH,
  };
};
const USUAL_BIRTH = '19900101';

/** What was left out, without the keys that say nothing. */
const given = <T extends { readonly sex?: unknown; readonly birth?: unknown; readonly appendedAddresses?: unknown }>(
  document: T,
) => {
  const { sex, birth, appendedAddresses, ...rest } = document;
  return {
    ...rest,
    ...(sex === undefined ? {} : { sex }),
    ...(birth === undefined ? {} : { birth }),
    ...(appendedAddresses === undefined ? {} : { appendedAddresses }),
  } as Omit<T, 'sex' | 'birth' | 'appendedAddresses'> & {
    readonly sex?: NonNullable<T['sex']>;
    readonly birth?: NonNullable<T['birth']>;
    readonly appendedAddresses?: NonNullable<T['appendedAddresses']>;
  };
};

const nationCode = z.string().regex(/^\d{2}$/, 'two digits of GB/T 3304');

const residentCard = z
  .strictObject({
    kind: z.literal('resident-card').optional(),
    ...resident,
    nation: nationCode.default('01'),
  })
  .transform((card) => ({ ...ofNumber(card), ...given(card), kind: 'resident-card' as const }));

const residencePermit = z
  .strictObject({
    kind: z.literal('residence-permit'),
    ...resident,
    nation: z.null().optional(),
    travelPermitNumber: blankable(9).default('H12345678'),
    issueCount: blankable(2).default('01'),
  })
  .transform((card) => ({ ...ofNumber(card), ...given(card), nation: null }));

const foreigner = {
  ...bearer,
  name: text(60).optional().describe('The Chinese name, else the one in Latin letters'),
  chineseName: text(15).nullable().default(null),
  nationality,
  nation: z.null().optional(),
  address: z.null().optional(),
  authority: z.null().optional(),
};

/** A name beside the one in Latin letters is the Chinese one. */
const names = ({
  name,
  englishName,
  chineseName,
}: {
  readonly name?: string | undefined;
  readonly englishName: string;
  readonly chineseName: string | null;
}) => {
  const chinese = chineseName ?? (name === undefined || name === englishName ? null : name);
  return { name: chinese ?? englishName, chineseName: chinese, nation: null, address: null, authority: null };
};

const foreignPermit2017 = z
  .strictObject({
    kind: z.literal('foreign-permit-2017'),
    idNumber: z.string().regex(/^[A-Z]{3}\d{12}$/, 'three letters and 12 digits'),
    englishName: text(60),
    ...foreigner,
    version: blankable(2).default('01'),
    authorityCode: blankable(4).default('1500'),
  })
  .transform((card) => ({ birth: USUAL_BIRTH, sex: '1' as const, ...given(card), ...names(card) }));

const foreignPermit2023 = z
  .strictObject({
    kind: z.literal('foreign-permit-2023'),
    idNumber: number18,
    englishName: text(46),
    ...foreigner,
    renewalCount: blankable(2).default('00'),
    oldNumberLink: blankable(3).default(''),
  })
  .transform((card) => ({ ...ofNumber(card), ...given(card), ...names(card) }));

/** The page of a child that has no card yet: nothing a reader could read. It does not end. */
const registerPage = z
  .strictObject({
    kind: z.literal('household-register'),
    name: resident.name,
    idNumber: number18,
    sex: bearer.sex,
    birth: bearer.birth,
    address: resident.address,
    nation: nationCode.default('01'),
    authority: z.null().optional(),
  })
  .transform((page) => {
    const said = ofNumber(page);
    const { sex: ownSex, birth: ownBirth, ...rest } = page;
    const birth = ownBirth ?? said.birth;
    return {
      ...rest,
      sex: ownSex ?? said.sex,
      birth,
      authority: null,
      validFrom: birth,
      validTo: 'long-term' as const,
    };
  });

/**
 * A document as scenario files and the control API write it; what has a usual value may be left out, the kind too for a
 * resident card. The check digit is not looked at here: a card with a wrong number is something a reader can meet.
 */
export const identityDocumentSchema = z.discriminatedUnion('kind', [
  residentCard,
  residencePermit,
  foreignPermit2017,
  foreignPermit2023,
]) satisfies z.ZodType<IdentityDocument>;

/** What a person of a scenario comes with: one of those, or only a page of the household register. */
export const personDocumentSchema = z.discriminatedUnion('kind', [
  residentCard,
  residencePermit,
  foreignPermit2017,
  foreignPermit2023,
  registerPage,
]) satisfies z.ZodType<IdentityDocument>;
