import { describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import { sessionView as schema } from '#contract/views.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { CurrentSession } from '#services/issuance/current-session.ts';
import { sessionView } from '#services/issuance/views/session-view.ts';
import { foreignPermit2023, fourDocuments, residentCard } from '../support/documents.ts';

type Identity = CurrentSession['volatile']['identity'];

const viewOf = (document: IdentityDocument, identity: Identity, running: CurrentSession['running'] = null) => {
  const session: CurrentSession = {
    sessionId: 'S',
    openedAt: 1,
    closedAt: null,
    state: { step: 'look-up', document, running: 'look-up-person', fault: null },
    running,
    timings: [],
    volatile: {
      identity,
      guardianIdentity: null,
      chip: null,
      pin: null,
      pinProblem: null,
      order: null,
      face: null,
      readBack: null,
      cardsFedBefore: null,
      unseenRetain: null,
    },
  };
  const facts = {
    revision: 1,
    now: Date.UTC(2026, 0, 1),
    place: 'none',
    outlets: [],
    photo: null,
    askedAt: null,
    exceptions: [],
    cover: 'none',
  } as const;
  return schema.parse(sessionView(session, facts));
};

describe('the person as the teller sees them', () => {
  it.each(fourDocuments)('of a $kind: masked, with what the document bears', (document) => {
    const { person } = viewOf(document, null);
    expect(person).toMatchObject({ document: document.kind, nation: document.nation, sex: document.sex });
    expect(person?.address === null).toBe(document.address === null);
    const said = JSON.stringify(person);
    expect(said).not.toContain(document.idNumber);
    expect(said).not.toContain(document.name);
    expect(said).not.toContain(document.birth);
  });

  it('says where the address comes from', () => {
    const picture = { jpeg: null, why: 'id-reader.photo-no-decoder' } as const;
    const from = (document: IdentityDocument, appendedAddresses: readonly string[] | null) =>
      viewOf(document, { picture, appendedAddresses }).person?.addressFrom;
    expect(from(residentCard, [])).toBe('printed');
    expect(from(residentCard, null)).toBe('printed-only');
    expect(from({ ...residentCard, appendedAddresses: ['测试路2号'] }, ['测试路2号'])).toBe('appended');
  });

  it('has a picture, or words for why not, also after a restart', () => {
    const shown = viewOf(residentCard, { picture: { jpeg: Uint8Array.of(1, 2, 3) }, appendedAddresses: [] });
    expect(shown.person?.picture).toEqual({ jpeg: 'AQID', why: null });
    const restarted = viewOf(residentCard, null).person?.picture;
    expect(restarted).toEqual({ jpeg: null, why: 'id-reader.photo-not-kept' });
    expect(codeText(restarted?.why ?? '')).toBeDefined();
  });

  it('waits with a hint of what is in the way', () => {
    const hint = { code: 'id-reader.unplugged', kind: 'ask', params: { address: 'COM3' } } as const;
    const { busy } = viewOf(foreignPermit2023, null, { act: 'read-identity', since: 1, hint });
    expect(busy?.hint).toEqual({ code: 'id-reader.unplugged', params: { address: 'COM3' } });
    expect(viewOf(foreignPermit2023, null, { act: 'read-identity', since: 1 }).busy?.hint).toBeUndefined();
  });
});
