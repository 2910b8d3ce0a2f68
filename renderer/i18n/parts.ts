import type { FailureParams } from '#basics/result.ts';
import type { TextKey } from './zh-CN.ts';

/** Up to so many parts a person can follow by number (records, panels); more of them (bytes) are a share. */
const COUNTABLE = 50;

/** How far a job in parts is: by number where they can be counted, otherwise in per cent. */
export const partsText = (
  done: number,
  total: number,
  counted: TextKey = 'make.parts',
): { readonly key: TextKey; readonly values: FailureParams } =>
  total <= COUNTABLE
    ? { key: counted, values: { done, total } }
    : { key: 'make.percent', values: { percent: Math.floor((Math.min(done, total) / total) * 100) } };
