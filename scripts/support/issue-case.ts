/** Who came, with whom and with which papers: what a teller does about the list of reasons. */
import { done, type Result } from '#basics/result.ts';
import type { MaterialView, SessionView } from '#contract/views.ts';
import type { Relation } from '#domain/eligibility/guardian.ts';
import { DECISIONS } from '#domain/eligibility/rule.ts';
import { samplePage } from '#drivers/simulator/camera/pictures.ts';
import type { ScenarioPerson } from '#drivers/simulator/scenario/scenario.ts';
import { type Call, caller, type Drive, endWith, say, settledView } from './issue-desk.ts';

/** The document on the reader, or the page of the register typed in where there is no card. */
export const identify = async (drive: Drive): Promise<Result<unknown>> => {
  const { host, person } = drive;
  const teller = caller(host, 'teller');
  const { document } = person;
  const lifted = await teller('training.removeDocument', {});
  if (!lifted.ok) return lifted;
  if (document.kind !== 'household-register') return teller('training.placeDocument', { personId: person.id });
  return done;
};

/** A child without an identity card: its page is typed in while the reader still waits for a card. */
export const enterRegister = async ({ host, person }: Drive): Promise<Result<unknown>> => {
  const { document } = person;
  if (document.kind !== 'household-register') return done;
  const { name, idNumber, nation, address } = document;
  say('  typed  household register');
  return caller(host, 'teller')('session.enterRegister', { name, idNumber, nation, address });
};

/** How the guardian stands to the person, as the scenario says or as the document suggests. */
const relationOf = (person: ScenarioPerson, guardian: ScenarioPerson): Relation =>
  person.relation ?? { kin: guardian.document.sex === '1' ? 'father' : 'mother', household: 'same' };

const guardianOf = ({ scenario, person }: Drive): ScenarioPerson | null =>
  scenario.persons.find(({ id }) => id === person.guardian) ?? null;

/**
 * Does the first thing the list asks a person at the counter for; null when nothing can be done about it that was not
 * done before. `tried` remembers the codes.
 */
export const meetFirstNeed = async (
  drive: Drive,
  view: SessionView,
  tried: Set<string>,
): Promise<Result<unknown> | null> => {
  const first = view.verdict?.reasons.find(({ need }) => need !== null && need.kind !== 'platform');
  if (first?.need == null || tried.has(first.code)) return null;
  tried.add(first.code);
  const teller = caller(drive.host, 'teller');
  const { what } = first.need;
  // Another guardian than the one who came can't be had.
  if (what === 'guardian') return view.guardian === null ? readGuardian(drive, teller) : null;
  if (what === 'relation') return stateRelation(drive, view, teller);
  if (what === 'materials') return settleMaterials(drive);
  const decision = DECISIONS.find((one) => one === what);
  if (decision === undefined) return null;
  say(`  ticked ${decision}`);
  return teller('session.decide', { decision, on: true });
};

const readGuardian = async (drive: Drive, teller: Call): Promise<Result<unknown>> => {
  const guardian = guardianOf(drive);
  if (guardian === null) return endWith(teller, 'issue.nobody-comes-along');
  // The applicant's own card lies on the reader: it makes room first.
  const lifted = await teller('training.removeDocument', {});
  if (!lifted.ok) return lifted;
  const placed = await teller('training.placeDocument', { personId: guardian.id });
  if (!placed.ok) return placed;
  return teller('session.readGuardian', {});
};

const stateRelation = async (drive: Drive, view: SessionView, teller: Call): Promise<Result<unknown> | null> => {
  const guardian = guardianOf(drive);
  // A relation that contradicts the document is what the scenario says: it is not bent.
  if (guardian === null || view.guardian?.relation !== null) return null;
  return teller('guardian.setRelation', relationOf(drive.person, guardian));
};

/** Every open paper is looked at, and a page of it kept where one is asked for. */
export const settleMaterials = async (drive: Drive): Promise<Result<unknown>> => {
  const view = await settledView(drive.host);
  if (!view.ok) return view;
  for (const item of view.value.materials.filter(({ settled }) => !settled)) {
    const shown = await show(drive, item);
    if (!shown.ok) return shown;
  }
  return done;
};

const show = async ({ host }: Drive, { kind, require, read, pages }: MaterialView): Promise<Result<unknown>> => {
  const teller = caller(host, 'teller');
  if (!read) {
    const seen = await teller('materials.see', { kind, on: true });
    if (!seen.ok) return seen;
  }
  say(`  ${require === 'scan' ? 'kept  ' : 'seen  '} ${kind}`);
  if (require === 'seen' || pages.length > 0) return done;
  const laid = await teller('training.act', { device: 'document-camera', id: 'show-page' });
  if (!laid.ok) return laid;
  const scanned = await teller('materials.scan', { kind });
  if (scanned.ok || !WITHOUT_CAMERA.has(scanned.error.code)) return scanned;
  // As a teller without a camera of the station would: the page comes from a file.
  say(`  ${scanned.error.code}: the page comes from a file`);
  const picture = Buffer.from(await samplePage()).toString('base64');
  return teller('materials.addFile', { kind, picture });
};

/** The station has no camera, or not the program it is read with. */
const WITHOUT_CAMERA: ReadonlySet<string> = new Set(['camera.not-set-up', 'camera.program-missing']);
