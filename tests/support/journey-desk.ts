import sharp from 'sharp';
import type { Answer } from '#contract/messages.ts';
import type { SessionView } from '#contract/views.ts';
import type { Relation } from '#domain/eligibility/guardian.ts';
import type { CounterDecision } from '#domain/eligibility/rule.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import type { IssuanceDesk } from './issuance-desk.ts';

/** What a teller and an applicant do before anything of a card, through the contract of their windows. */

const good = async <T>(answer: Promise<Answer<T>>): Promise<T> => {
  const given = await answer;
  if (!given.ok) throw new Error(`${given.error.code} ${JSON.stringify(given.error.params ?? {})}`);
  return given.value;
};

export const decide = async (desk: IssuanceDesk, decision: CounterDecision, on = true): Promise<SessionView> => {
  await good(desk.teller('session.decide', { decision, on }));
  return desk.settled();
};

/** Another document is laid on the reader and read as the guardian's. */
export const readGuardian = async (desk: IssuanceDesk, personId: string): Promise<SessionView> => {
  await desk.act('id-reader', 'remove');
  const placed = await desk.control.place(personId);
  if (!placed.ok) throw new Error(placed.error.code);
  await good(desk.teller('session.readGuardian', {}));
  return desk.settled();
};

export const stateRelation = async (desk: IssuanceDesk, relation: Relation): Promise<SessionView> => {
  await good(desk.teller('guardian.setRelation', relation));
  return desk.settled();
};

/** A page as a document camera would see it. */
export const paper = async (): Promise<string> =>
  (
    await sharp({ create: { width: 900, height: 640, channels: 3, background: '#f4efe2' } })
      .jpeg()
      .toBuffer()
  ).toString('base64');

/** Every open paper of the checklist is looked at, and its page kept where one is asked for. */
export const showPapers = async (desk: IssuanceDesk): Promise<SessionView> => {
  const view = await desk.settled();
  for (const { kind, settled, require, read } of view.materials) {
    if (settled) continue;
    if (!read) await good(desk.teller('materials.see', { kind, on: true }));
    if (require === 'scan') await good(desk.teller('materials.addFile', { kind, picture: await paper() }));
  }
  return desk.settled();
};

export interface Filled {
  readonly phone: string;
  readonly address?: string;
  readonly occupation?: string;
}

/** The form with its phone checked. */
export const fillIn = async (desk: IssuanceDesk, filled: Filled): Promise<SessionView> => {
  const { form } = await desk.settled();
  if (form === null) throw new Error('there is no form now');
  await good(
    desk.teller('application.saveForm', {
      phone: filled.phone,
      division: form.division,
      address: filled.address ?? form.address,
      occupation: filled.occupation ?? '80000',
      nationality: form.nationality,
    }),
  );
  await good(desk.teller('application.checkPhone', {}));
  return desk.settled();
};

/** A stroke as a pen leaves it (PNG, base64). */
export const signature = async (): Promise<string> => {
  const path = '<path d="M20 70 C60 10 90 90 130 40 S220 20 280 60" fill="none" stroke="#000" stroke-width="6"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100">${path}</svg>`;
  return (await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64');
};

/** The applicant (or guardian) confirms the data, reads the texts to their end and signs. */
export const confirmAndSign = async (desk: IssuanceDesk): Promise<SessionView> => {
  await good(desk.applicant('applicant.confirmData', {}));
  const { texts } = await good(desk.applicant('applicant.consentTexts', { language: 'zh-CN' }));
  const readAt = desk.host.kiosk.options.clock.now();
  await good(
    desk.applicant('applicant.consent', {
      texts: texts.map(({ document, version, sha256 }) => ({ document, version, sha256, readAt })),
      signature: await signature(),
    }),
  );
  return desk.settled();
};

/** A photo from a file, its confirmations ticked and compared with the person. */
export const givePhoto = async (desk: IssuanceDesk, key: string): Promise<SessionView> => {
  const picture = Buffer.from(await samplePortrait({ key, sex: '1' })).toString('base64');
  await good(desk.teller('application.setPhoto', { source: 'file', pictures: [picture] }));
  const { photo } = await desk.settled();
  const rules = photo?.judgement?.confirm ?? [];
  if (rules.length > 0) await good(desk.teller('application.confirmPhoto', { rules: [...rules] }));
  return decide(desk, 'photo-is-person');
};

/** Everything an application at the counter asks for, then submitted. */
export const applyOnSite = async (
  desk: IssuanceDesk,
  person: Filled & { readonly key: string },
): Promise<SessionView> => {
  await showPapers(desk);
  await fillIn(desk, person);
  await givePhoto(desk, person.key);
  const ready = await confirmAndSign(desk);
  if (ready.form?.missing.length !== 0) throw new Error(`missing: ${ready.form?.missing.join(' ')}`);
  await good(desk.teller('application.submit', {}));
  return desk.settled();
};
