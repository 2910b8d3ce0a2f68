import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { Perform } from './perform.ts';
import { lookForOthers } from './wrong-address.ts';

/** Long enough to find a test card in a drawer. */
const LAY_ON_MS = 60_000;

export const idReaderSelfTest: Perform = async (run, parts) => {
  run.step({ zh: '正在查询安全模块', en: 'Asking the security module' });
  const { reader } = parts.devices;
  const status = await run.timed('answer', () => reader.status());
  if (!status.ok) {
    run.failed(status.error);
    await lookForOthers(run, parts, 'id-reader', status.error.code);
    return;
  }
  const described = await reader.describe();
  if (!described.ok) return run.failed(described.error);
  const { samId, baudRate, rfFrameBytes } = described.value;
  run.isCalled(samId);
  run.value('sam-id', samId);
  run.value('baud-rate', baudRate);
  run.value('rf-frame', rfFrameBytes);
};

/** Fields of a document that a kind always bears; which of them came says whether the reader reads. */
const fieldsOf = (document: IdentityDocument): { readonly read: number; readonly missing: readonly string[] } => {
  const { kind: _kind, appendedAddresses: _appended, ...fields } = document;
  const entries = Object.entries(fields).filter(([, value]) => value !== null);
  const missing = entries.filter(([, value]) => value === '').map(([name]) => name);
  return { read: entries.length - missing.length, missing };
};

export const readTestCard: Perform = async (run, { devices, clock }) => {
  run.step({ zh: '请将测试证件放在阅读器上', en: 'Please lay the test card on the reader' });
  const since = clock.monotonic();
  let before = since;
  const reading = await devices.reader.readIdentity({
    timeoutMs: LAY_ON_MS,
    signal: run.signal,
    onHint: () => {
      before = clock.monotonic();
    },
  });
  if (run.endsHere()) return;
  if (!reading.ok) return run.failed(reading.error);
  const { document, picture } = reading.value;
  const { read, missing } = fieldsOf(document);
  run.value('document', document.kind);
  run.value('fields', read);
  run.value('missing', missing.join(', ') || '—');
  run.value('picture', picture.jpeg !== null);
  // Since somebody was last asked to do something: the wait for the card is not the reader's.
  run.value('read', Math.round(clock.monotonic() - before));
  if (missing.length > 0) run.find('warn', 'diagnostics.fields-missing', { count: missing.length });
  if (picture.jpeg === null) run.find('info', picture.why);
};
