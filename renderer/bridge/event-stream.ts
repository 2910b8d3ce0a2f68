import type { ViewEvent, ViewName } from '#contract/messages.ts';
import { VIEWS } from '#contract/messages.ts';

const isViewName = (value: unknown): value is ViewName => VIEWS.some((view) => view === value);

/** The event a `data:` line carries, null when it is none of ours (an older or newer host may say more). */
export const parseViewEvent = (data: string): ViewEvent | null => {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch (cause) {
    console.warn('event line is no JSON', cause);
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { view, revision } = value as { readonly view?: unknown; readonly revision?: unknown };
  return isViewName(view) && typeof revision === 'number' ? { view, revision } : null;
};

/**
 * Splits a text/event-stream into the payloads of its `data:` lines. Chunks may end anywhere, even between the two
 * characters of a line end; comment lines (keep-alive) and other fields are passed over.
 */
export class EventStreamParser {
  #rest = '';
  #endedWithReturn = false;

  /** The payloads completed by this chunk, in order. */
  push(chunk: string): readonly string[] {
    let text = chunk;
    if (this.#endedWithReturn && text.length > 0) {
      if (text.startsWith('\n')) text = text.slice(1);
      this.#endedWithReturn = false;
    }
    if (text.endsWith('\r')) this.#endedWithReturn = true;
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? '';
    return lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).replace(/^ /, ''));
  }
}
