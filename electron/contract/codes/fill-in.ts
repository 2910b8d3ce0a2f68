import type { FailureParams } from '#basics/result.ts';

/** Puts the values into a code's text. One that is missing leaves nothing behind, not even its empty brackets. */
export const fillIn = (text: string, params: FailureParams = {}): string =>
  text
    .replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(params[name] ?? ''))
    .replace(/（\s*）|\(\s*\)/g, '')
    .trim();
