import { fail, ok, type Result } from '#basics/result.ts';
import type { ActRecord } from '#services/audit/act-record.ts';
import { makePage, turnPage } from '#services/issuance/material-pages.ts';
import { registerPage } from '#services/issuance/register.ts';
import { caseOf } from '#services/issuance/views/case-view.ts';
import type { Call, Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

type Names =
  | 'session.enterRegister'
  | 'session.readGuardian'
  | 'session.stopWaiting'
  | 'session.correct'
  | 'session.park'
  | 'session.dropWaiting'
  | 'session.decide'
  | 'guardian.setRelation'
  | 'materials.see'
  | 'materials.scan'
  | 'materials.addFile'
  | 'materials.page'
  | 'materials.turn'
  | 'materials.drop'
  | 'materials.waive';

type MaterialKind = Parameters<Handlers['materials.see']>[0]['kind'];

type Revision = Result<{ readonly revision: number }>;

/** Who came, with whom, and with which papers: what is said and shown of a case at the counter. */
export const caseHandlers = (kiosk: Kiosk, revision: (result: Result<unknown>) => Revision): Pick<Handlers, Names> => {
  const { session, options, photos } = kiosk;
  const { stores, clock, camera, ids } = options;

  /** The page of the register stands in for a card: whoever waits at the reader waits no longer. */
  const enterRegister: Handlers['session.enterRegister'] = async (entry, { record }) => {
    const page = registerPage(entry);
    if (!page.ok) return page;
    if (session.current?.state.step === 'identify') {
      session.abortWait();
      await session.settled();
    }
    return revision(session.enterRegister(page.value, record));
  };

  const stopWaiting = async (): Promise<Revision> => {
    const { current } = session;
    if (current?.running?.act !== 'read-guardian') {
      return fail('session.not-now', 'ask', { step: current?.state.step ?? 'ready' });
    }
    session.abortWait();
    await session.settled();
    return revision(ok(null));
  };

  const correct: Handlers['session.correct'] = async (_input, { record }) => {
    const begun = session.dispatch({ event: 'correct' }, record);
    return begun.ok ? revision(await photos.keepRefused()) : begun;
  };

  /** The session a paper may be shown in now. */
  const wanted = (): Result<string> => {
    const { current } = session;
    return current !== null && caseOf(current.state) !== null
      ? ok(current.sessionId)
      : fail('session.not-now', 'ask', { step: current?.state.step ?? 'ready' });
  };

  const keepPage = async (
    kind: MaterialKind,
    picture: Uint8Array,
    sessionId: string,
    pageId: string | undefined,
    record: ActRecord,
  ): Promise<Revision> => {
    const page = await makePage(picture);
    if (!page.ok) return page;
    if (session.current?.sessionId !== sessionId) return fail('session.not-now', 'ask', { step: 'ready' });
    const { jpeg, sha256 } = page.value;
    const name = pageId ?? ids.next();
    const facts = { pageId: name, sha256, bytes: jpeg.length };
    const event = pageId === undefined ? 'keep-page' : 'turn-page';
    const applied = session.dispatch({ event, kind, page: facts }, record);
    if (!applied.ok) return applied;
    stores.pictures.put({ sessionId, kind: 'material', name, media: 'image/jpeg', bytes: jpeg, at: clock.now() });
    return revision(applied);
  };

  const scan: Handlers['materials.scan'] = async ({ kind, pageId }, { record }) => {
    const now = wanted();
    if (!now.ok) return now;
    if (camera === null) return fail('camera.not-set-up', 'stop');
    if (pageId !== undefined && findPage(now.value, pageId) === null) return fail('materials.no-page', 'ask');
    const picture = await camera.capture();
    return picture.ok ? keepPage(kind, picture.value, now.value, pageId, record) : picture;
  };

  const findPage = (sessionId: string, pageId: string): Uint8Array | null =>
    stores.pictures.find(sessionId, 'material', pageId);

  const turn: Handlers['materials.turn'] = async ({ kind, pageId }, { record }) => {
    const now = wanted();
    if (!now.ok) return now;
    const before = findPage(now.value, pageId);
    if (before === null) return fail('materials.no-page', 'ask');
    const { jpeg } = await turnPage(before);
    return keepPage(kind, jpeg, now.value, pageId, record);
  };

  const drop: Handlers['materials.drop'] = ({ kind, pageId }, { record }) => {
    const now = wanted();
    if (!now.ok) return now;
    const applied = session.dispatch({ event: 'drop-page', kind, pageId }, record);
    if (applied.ok) stores.pictures.remove(now.value, 'material', pageId);
    return revision(applied);
  };

  const by = ({ actor }: Call) => ({ by: actor?.name ?? '', at: clock.now() });

  return {
    'session.enterRegister': enterRegister,
    'session.readGuardian': (_input, { record }) => revision(session.dispatch({ event: 'read-guardian' }, record)),
    'session.stopWaiting': stopWaiting,
    'session.correct': correct,
    'session.park': (_input, { record }) => revision(session.park(record)),
    'session.dropWaiting': ({ sessionId }, { record }) => revision(session.dropParked(sessionId, record)),
    'session.decide': ({ decision, on }, { record }) =>
      revision(session.dispatch({ event: 'decide', decision, on }, record)),
    'guardian.setRelation': (relation, { record }) =>
      revision(session.dispatch({ event: 'state-relation', relation }, record)),
    'materials.see': ({ kind, on }, call) =>
      revision(session.dispatch({ event: 'see-material', kind, seen: on ? by(call) : null }, call.record)),
    'materials.scan': scan,
    'materials.addFile': async ({ kind, picture }, { record }) => {
      const now = wanted();
      return now.ok ? keepPage(kind, Buffer.from(picture, 'base64'), now.value, undefined, record) : now;
    },
    'materials.page': ({ pageId }) => {
      const now = wanted();
      if (!now.ok) return now;
      const page = findPage(now.value, pageId);
      return page === null ? fail('materials.no-page', 'ask') : ok({ jpeg: Buffer.from(page).toString('base64') });
    },
    'materials.turn': turn,
    'materials.drop': drop,
    'materials.waive': ({ kind, reason }, call) =>
      revision(
        session.dispatch(
          { event: 'waive-material', kind, waived: reason === null ? null : { ...by(call), reason } },
          call.record,
        ),
      ),
  };
};
