/** The application at the counter, filled in and signed as teller and applicant would. */
import sharp from 'sharp';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { SessionView } from '#contract/views.ts';
import { occupationName } from '#domain/identity/occupations.ts';
import { settleMaterials } from './issue-case.ts';
import { type Call, caller, type Drive, endWith, say, settledView } from './issue-desk.ts';
import { photoOfPerson } from './issue-photo.ts';

/** 其他 of the occupation list, for a word that is no code of it. */
const OTHER_OCCUPATION = '90';

/** How often a judge that did not answer is asked. */
const MOST_ATTEMPTS = 3;

/** One application from the empty form to the platform's answer; what is missing at the end is named by its code. */
export const apply = async (drive: Drive, view: SessionView): Promise<Result<unknown>> => {
  const { host } = drive;
  const teller = caller(host, 'teller');
  const applicant = caller(host, 'applicant');
  const filled = await fillIn(drive, view, teller);
  // A platform that is away stops here: the form is gone through again when the call was answered.
  if (!filled.ok || filled.value.fault !== null) return filled;
  // A phone in another name stops it; nothing else need be asked of anybody.
  if (filled.value.form?.phoneCheck?.realName === false) return endIncomplete(drive, teller);
  for (const part of [
    () => settleMaterials(drive),
    () => takePhoto(drive, teller),
    () => teller('session.decide', { decision: 'photo-is-person', on: true }),
    () => applicant('applicant.confirmData', {}),
    () => consent(drive, applicant),
  ]) {
    const finished = await part();
    if (!finished.ok) return finished;
  }
  const submitted = await teller('application.submit', {});
  return submitted.ok || submitted.error.code !== 'application.incomplete' ? submitted : endIncomplete(drive, teller);
};

const fillIn = async (drive: Drive, { form }: SessionView, teller: Call): Promise<Result<SessionView>> => {
  const { host, person, scenario } = drive;
  const guardian = scenario.persons.find(({ id }) => id === person.guardian);
  const { phone } = form?.phoneOf === 'guardian' && guardian !== undefined ? guardian : person;
  const saved = await teller('application.saveForm', {
    phone,
    division: form?.division ?? null,
    // A document without an address leaves it to the applicant to say.
    address: form?.address || person.address,
    occupation: occupationOf(person.occupation),
    nationality: form?.nationality ?? '',
  });
  if (!saved.ok) return saved;
  const asked = await teller('application.checkPhone', {});
  return asked.ok ? settledView(host) : asked;
};

const occupationOf = (said: string): string => {
  if (occupationName(said) !== null) return said;
  say(`  occupation ${said} is no code of the list: ${OTHER_OCCUPATION}`);
  return OTHER_OCCUPATION;
};

/** The photo is made and judged by the host; what it leaves to the eye is ticked. One that was kept stays. */
const takePhoto = async (drive: Drive, teller: Call): Promise<Result<unknown>> => {
  const before = await settledView(drive.host);
  if (!before.ok) return before;
  if (before.value.photo !== null && before.value.form?.missing.includes('photo.missing') === false) return done;
  const picture = drive.photo === undefined ? await photoOfPerson(drive.person, drive.scenarioFile) : ok(drive.photo);
  if (!picture.ok) return picture;
  const taken = await setPhoto(teller, Buffer.from(picture.value).toString('base64'));
  if (!taken.ok) return taken;
  const judged = await settledView(drive.host);
  if (!judged.ok) return judged;
  const judgement = judged.value.photo?.judgement ?? null;
  for (const { rule, outcome, code } of judgement?.findings ?? []) {
    if (outcome !== 'pass') say(`  photo  ${rule} ${outcome} ${code}`);
  }
  const rules = judgement?.confirm ?? [];
  return rules.length === 0 ? done : teller('application.confirmPhoto', { rules: [...rules] });
};

/** The judge has a time limit: on a busy computer it is asked again, as a teller would. */
const setPhoto = async (teller: Call, picture: string): Promise<Result<unknown>> => {
  for (let attempt = 1; ; attempt += 1) {
    const taken = await teller('application.setPhoto', { source: 'file', pictures: [picture] });
    const silent = !taken.ok && (taken.error.code === 'photo.judge-silent' || taken.error.code === 'photo.judge-ended');
    if (!silent || attempt === MOST_ATTEMPTS) return taken;
    say(`  photo  ${taken.error.code}, once more`);
  }
};

/** Names what the platform or the applicant left open, e.g. a phone registered in another name. */
const endIncomplete = async ({ host }: Drive, teller: Call): Promise<Result<never>> => {
  const view = await settledView(host);
  const photo = view.ok ? worstOfPhoto(view.value) : null;
  const missing = view.ok ? (view.value.form?.missing[0] ?? 'application.incomplete') : 'application.incomplete';
  return endWith(teller, missing === 'photo.refused' && photo !== null ? photo : missing);
};

/** What exactly is wrong with a photo that a rule refused. */
const worstOfPhoto = ({ photo }: SessionView): string | null =>
  photo?.judgement?.findings.find(({ outcome }) => outcome === 'fail')?.code ?? null;

const consent = async ({ host }: Drive, applicant: Call): Promise<Result<unknown>> => {
  const texts = await applicant('applicant.consentTexts', { language: 'zh-CN' });
  if (!texts.ok) return texts;
  if (texts.value.texts.length === 0) return fail('consent.missing', 'stop');
  const readAt = host.kiosk.options.clock.now();
  const given = texts.value.texts.map(({ document, version, sha256 }) => ({ document, version, sha256, readAt }));
  const signature = (await sharp(Buffer.from(SIGNATURE)).png().toBuffer()).toString('base64');
  return applicant('applicant.consent', { texts: given, signature });
};

/** A stroke, as a pen leaves it. */
const SIGNATURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><path d="M20 70 C60 10 90 90 130 40 S220 20 280 60" fill="none" stroke="#000" stroke-width="4"/></svg>';
