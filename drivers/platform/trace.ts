/** Exchanges with the platform, for a technician: which call, how it ended, how long and how large. Never a body. */
import type { LinePiece } from '#basics/line-piece.ts';
import type { Result } from '#basics/result.ts';
import { type CallName, callSpec } from './calls.ts';
import type { HttpAnswer } from './exchange.ts';

const NO_BYTES = new Uint8Array(0);

const sizeOf = (body: string | null): number => (body === null ? 0 : Buffer.byteLength(body));

/** The path as the contract has it: numbers of orders and applications stay out. */
export const askedPiece = (name: CallName, body: string | null): LinePiece => {
  const { method, path } = callSpec(name);
  const text = `${name}  ${method} ${path}`;
  return { direction: 'out', text: { zh: text, en: text }, bytes: NO_BYTES, masked: [], size: sizeOf(body) };
};

/** `result` says whether the answer fitted the contract, and what it refused. */
export const answeredPiece = (
  name: CallName,
  answer: Result<HttpAnswer>,
  result: Result<unknown>,
  ms: number,
): LinePiece => {
  const status = answer.ok ? String(answer.value.status) : '—';
  const code = result.ok ? '' : `  ${result.error.code}`;
  const text = `${name}  ${status}${code}  ${ms} ms`;
  const size = answer.ok ? sizeOf(answer.value.body) : 0;
  return { direction: 'in', text: { zh: text, en: text }, bytes: NO_BYTES, masked: [], size };
};
