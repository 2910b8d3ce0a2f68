import { useEffect, useRef, useState } from 'react';
import type { ContractError } from '#contract/messages.ts';
import type { TraceLineView, TraceView } from '#contract/views/diagnostics.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { useKiosk } from '../../../../bridge/kiosk-provider.tsx';

/** The host keeps the lines: a look now and then is enough to follow them. */
const LOOK_EVERY_MS = 1_000;
/** As many as the host answers at once. */
const MOST_LINES = 500;

export interface Trace {
  /** Newest first; empty before the first answer. */
  readonly lines: readonly TraceLineView[];
  /** What the last answer said beside its lines. */
  readonly last: TraceView | null;
  readonly problem: ContractError | null;
}

const NOTHING: Trace = { lines: [], last: null, problem: null };

/** Follows a device's line while `live`; `asked` changes when something was just done and the answer is wanted now. */
export const useTrace = (device: DeviceName, live: boolean, asked: number): Trace => {
  const { client } = useKiosk();
  const [trace, setTrace] = useState<{ readonly device: DeviceName } & Trace>({ device, ...NOTHING });
  const known = trace.device === device ? trace : { device, ...NOTHING };
  const newest = useRef(0);
  newest.current = known.lines[0]?.seq ?? 0;

  useEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const answer = await client.call('trace.read', { device, after: newest.current });
      if (over) return;
      setTrace((before) => {
        const lines = before.device === device ? before.lines : [];
        if (!answer.ok) return { device, lines, last: null, problem: answer.error };
        const seen = lines[0]?.seq ?? 0;
        const more = answer.value.lines.filter(({ seq }) => seq > seen).toReversed();
        // The host began anew: what was seen before has no place in its count.
        const restarted =
          answer.value.lines.length > 0 && more.length === 0 && (answer.value.lines.at(-1)?.seq ?? 0) < seen;
        const all = restarted ? answer.value.lines.toReversed() : [...more, ...lines];
        return { device, lines: all.slice(0, MOST_LINES), last: answer.value, problem: null };
      });
    };
    void asked;
    void look();
    if (!live)
      return () => {
        over = true;
      };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [client, device, live, asked]);

  return known;
};
