import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENT = join(import.meta.dirname, '../../electron/domain/audit/AUDIT.md');

/** The program the auditor's document gives to prove an export, as somebody copies it from there. */
export const documentScript = (): string => {
  const script = /```js\n(.*?)```/s.exec(readFileSync(DOCUMENT, 'utf8'))?.[1];
  if (script === undefined) throw new Error('the document has no program');
  return script;
};
