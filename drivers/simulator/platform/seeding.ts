import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { ApplicationSeed, PersonPatch, PersonPlatform } from './person-seed.ts';
import { type ApplicationEntry, type BlankEntry, NOT_DRAWN, type PersonEntry, type PlatformData } from './records.ts';

/** A person as the scenario gives it to the platform. */
export interface PlatformPersonSeed {
  readonly personId: string;
  readonly document: IdentityDocument;
  readonly phone: string;
  /** What the person fills in in the app; the phone of a minor is the guardian's. */
  readonly data: { readonly phone: string; readonly address: string; readonly occupation: string };
  /** The JPEG of an application; asked for when it is needed. */
  readonly photo: () => Promise<Uint8Array>;
  readonly platform: PersonPlatform;
}

export type BlankSeed = Omit<BlankEntry, 'orderId'>;

export interface SeedContext {
  readonly data: PlatformData;
  readonly outletNo: number;
  readonly now: number;
}

/** Records what isn't recorded yet; what the platform knows already is left as it became. True when anything was new. */
export const seedPlatform = (
  context: SeedContext,
  persons: readonly PlatformPersonSeed[],
  blanks: readonly BlankSeed[],
): boolean => {
  const { data } = context;
  const newPersons = persons.filter((seed) => !data.persons.some((known) => known.personId === seed.personId));
  // Everybody first: who applied for another may stand further down.
  for (const seed of newPersons) data.persons.push(personEntry(seed));
  for (const seed of newPersons) {
    if (seed.platform.application !== null) addSeededApplication(context, seed, seed.platform.application);
  }
  const newBlanks = blanks.filter((seed) => !data.blanks.some((known) => known.blankId === seed.blankId));
  for (const seed of newBlanks) data.blanks.push({ ...seed, orderId: null });
  return newPersons.length + newBlanks.length > 0;
};

const personEntry = ({ personId, document, phone, platform }: PlatformPersonSeed): PersonEntry => ({
  personId,
  document,
  phone,
  phoneRealName: platform.phoneRealName,
  accountRefused: platform.accountRefused,
  holder: platform.holder,
  insurances: [...platform.insurances],
  registration: platform.registration,
  permanentResident: platform.permanentResident,
  enrolment: platform.enrolment,
  nameOnChip: platform.nameOnChip,
  onsiteReview: [...platform.onsiteReview],
});

/** ISO 3166-1 of whoever has a Chinese document. */
const CHINA = 'CHN';

/** Adds the application of a scenario or of the act `set-person` as the person's newest one. */
export const addSeededApplication = (
  context: SeedContext,
  person: Pick<PlatformPersonSeed, 'personId' | 'document' | 'data'>,
  seed: ApplicationSeed,
): ApplicationEntry => {
  const { data, outletNo, now } = context;
  const { document } = person;
  const { name, idNumber, birth } = document;
  const entry: ApplicationEntry = {
    id: seed.id ?? `A${String(data.nextApplication).padStart(6, '0')}`,
    mode: seed.mode,
    state: seed.state,
    reasons: [...seed.reasons],
    outletNo: seed.delivery === 'post' ? null : (seed.outletNo ?? outletNo),
    appliedFor: seed.appliedFor,
    applicant: applicantOf(data, seed),
    crossProvince: seed.crossProvince,
    delivery: seed.delivery,
    person: { name: seed.name ?? name, idNumber, birth },
    data: {
      ...person.data,
      division: divisionOf(document),
      nationality: 'nationality' in document ? document.nationality : CHINA,
      ...Object.fromEntries(Object.entries(seed.data).filter(([, value]) => value !== undefined)),
    },
    submittedAt: seed.state === 'draft' ? null : seed.submittedAt === null ? now : Date.parse(seed.submittedAt),
    personId: person.personId,
    photo: NOT_DRAWN,
    reviewDue: 'open',
    review: seed.review,
    shown: null,
    materials: [],
  };
  data.nextApplication += 1;
  data.applications.push(entry);
  return entry;
};

const applicantOf = (data: PlatformData, { applicant }: ApplicationSeed): ApplicationEntry['applicant'] => {
  if (applicant === null) return null;
  const known = data.persons.find(({ personId }) => personId === applicant);
  if (known === undefined) throw new Error(`no person ${applicant}`);
  return { name: known.document.name, idNumber: known.document.idNumber };
};

/** Of the address as far as the number tells: people of this scenario live where they were first registered. */
const divisionOf = ({ kind, idNumber }: IdentityDocument): string | null =>
  kind === 'resident-card' || kind === 'household-register' ? idNumber.slice(0, 6) : null;

/** Changes a person's record as the act `set-person` says; members left out stay. */
export const patchPerson = (context: SeedContext, seed: PlatformPersonSeed, patch: PersonPatch): void => {
  const { data } = context;
  const { personId } = seed;
  const person = data.persons.find((entry) => entry.personId === personId);
  if (person === undefined) throw new Error(`no person ${personId}`);
  const { application, ...record } = patch;
  Object.assign(person, Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));
  if (application === null) data.applications = data.applications.filter((entry) => entry.personId !== personId);
  else if (application !== undefined) addSeededApplication(context, seed, application);
};
