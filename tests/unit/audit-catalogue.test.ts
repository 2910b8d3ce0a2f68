import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METHOD_NAMES, methods } from '#contract/methods.ts';
import type { AuditRow } from '#domain/audit/audit-row.ts';
import { AUDIT_EVENT_IDS, AUDIT_SUBJECTS, auditEvent } from '#domain/audit/catalogue.ts';
import { auditRowProblem } from '#domain/audit/row-problem.ts';
import { sourcesBelow } from '../../scripts/support/emitted-codes.ts';

const EVENTS = join(import.meta.dirname, '../../electron/domain/audit/events');
const DEFINITIONS = join('electron', 'domain', 'audit', 'events');

const row = (more: Partial<AuditRow>): AuditRow => ({
  at: 1,
  event: 'material.seen',
  actor: '001',
  window: 'teller',
  sessionId: null,
  detail: {},
  ...more,
});

describe('the catalogue of audit events', () => {
  it('has every file of events', () => {
    const files = readdirSync(EVENTS).map((file) => basename(file, '.ts'));
    expect(Object.keys(AUDIT_SUBJECTS).toSorted()).toEqual(files.toSorted());
  });

  it('has no event twice', () => {
    const all = Object.values(AUDIT_SUBJECTS).flatMap((events) => Object.keys(events));
    expect(all.toSorted()).toEqual([...AUDIT_EVENT_IDS].toSorted());
  });

  it('says what happened and each detail in both languages', () => {
    for (const id of AUDIT_EVENT_IDS) {
      const definition = auditEvent(id);
      for (const { zh, en } of [definition?.text, ...Object.values(definition?.fields ?? {})].map(
        (text) => text ?? { zh: '', en: '' },
      )) {
        expect(zh, id).toMatch(/\p{Script=Han}/u);
        expect(en, id).toMatch(/^[\x20-\x7e’]+$/);
      }
    }
  });

  it('has no event that nothing emits', () => {
    const sources = sourcesBelow(['electron', 'scripts', 'db']).filter(({ file }) => !file.startsWith(DEFINITIONS));
    const emitted = (id: string) => sources.some(({ text }) => text.includes(`'${id}'`));
    expect(AUDIT_EVENT_IDS.filter((id) => !emitted(id))).toEqual([]);
  });

  it('has every event the sources write', () => {
    const written = sourcesBelow(['electron', 'scripts', 'db'])
      .filter(({ text }) => /audit/i.test(text))
      .flatMap(({ text }) => [...text.matchAll(/#?audit\(\s*'([a-z]+\.[a-z.-]+)'|event: '([a-z]+\.[a-z.-]+)'/g)])
      .map(([, called, field]) => called ?? field ?? '');
    expect(written.length).toBeGreaterThan(5);
    expect(written.filter((id) => auditEvent(id) === undefined)).toEqual([]);
  });

  it('has every detail a method takes from its input', () => {
    const declared = METHOD_NAMES.filter((name) => 'auditDetail' in methods[name]);
    expect(declared.filter((name) => methods[name].audit === null)).toEqual([]);
    for (const name of declared) {
      const { audit } = methods[name];
      expect(Object.keys(audit === null ? {} : (auditEvent(audit)?.fields ?? {})), name).not.toEqual([]);
    }
  });
});

describe('a row', () => {
  it.each<[string, Partial<AuditRow>, string | null]>([
    ['of the catalogue', { detail: { kind: 'birth-certificate', on: true } }, null],
    ['without details', {}, null],
    ['of an unknown event', { event: 'material.eaten' as AuditRow['event'] }, 'no audit event material.eaten'],
    ['with a detail of another event', { detail: { phone: '1' } }, 'audit event material.seen has no field phone'],
    [
      'with a detail every object has',
      { detail: { constructor: 1 } },
      'audit event material.seen has no field constructor',
    ],
    ['over two lines', { actor: 'a\nb' }, 'audit event material.seen over two lines'],
    ['with an empty session', { sessionId: '' }, 'audit event material.seen: what is unknown is null'],
  ])('%s', (_, more, problem) => {
    expect(auditRowProblem(row(more))).toBe(problem);
  });
});
