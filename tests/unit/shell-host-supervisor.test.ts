import { describe, expect, it } from 'vitest';
import type { HostListener, HostProcess } from '#shell/host-process.ts';
import { createHostSupervisor, type HostState } from '#shell/host-supervisor.ts';

/** A supervisor whose hosts and time are in the hand of the test. */
const bench = () => {
  const hosts: HostListener[] = [];
  const states: HostState['state'][] = [];
  const waits: { readonly fn: () => void; readonly ms: number }[] = [];
  const process: HostProcess = {
    call: async (window, method) => ({ ok: true, value: `${window} ${method}` }),
    stop: async () => undefined,
  };
  let now = 0;
  const supervisor = createHostSupervisor({
    run: (listener) => {
      hosts.push(listener);
      return process;
    },
    now: () => now,
    later: (fn, ms) => {
      const wait = { fn, ms };
      waits.push(wait);
      return () => waits.splice(waits.indexOf(wait), 1);
    },
    onState: ({ state }) => states.push(state),
    onEvent: () => undefined,
  });
  const host = (): HostListener => {
    const last = hosts.at(-1);
    if (last === undefined) throw new Error('no host was started');
    return last;
  };
  const passWait = (): void => {
    const wait = waits.shift();
    if (wait === undefined) throw new Error('nobody waits');
    now += wait.ms;
    wait.fn();
  };
  return { supervisor, hosts, states, waits, host, passWait, sleep: (ms: number) => (now += ms) };
};

const crash = (b: ReturnType<typeof bench>): void => {
  b.host().ready(true);
  b.host().ended(null);
};

describe('the shell’s care for its host', () => {
  it('passes calls on only while the host is ready', async () => {
    const b = bench();
    b.supervisor.start();
    expect(await b.supervisor.call('teller', 'station.read', {})).toMatchObject({
      error: { code: 'host.unreachable' },
    });
    b.host().ready(false);
    expect(await b.supervisor.call('teller', 'station.read', {})).toEqual({ ok: true, value: 'teller station.read' });
    b.host().ended(null);
    expect(await b.supervisor.call('teller', 'station.read', {})).toMatchObject({
      error: { code: 'host.unreachable' },
    });
  });

  it('starts a host that died again', () => {
    const b = bench();
    b.supervisor.start();
    crash(b);
    b.passWait();
    expect(b.hosts).toHaveLength(2);
    expect(b.supervisor.state.state).toBe('starting');
  });

  it('gives up a host that keeps dying, and starts it again when a person says so', () => {
    const b = bench();
    b.supervisor.start();
    for (let i = 0; i < 20 && b.supervisor.state.state !== 'given-up'; i += 1) {
      crash(b);
      if (b.waits.length > 0) b.passWait();
    }
    expect(b.supervisor.state).toEqual({ state: 'given-up', error: null, cause: null });
    expect(b.waits).toEqual([]);
    b.supervisor.retry();
    expect(b.supervisor.state.state).toBe('starting');
  });

  it('never gives up a host that dies once in a long while', () => {
    const b = bench();
    b.supervisor.start();
    for (let day = 0; day < 30; day += 1) {
      b.sleep(24 * 3_600_000);
      crash(b);
      b.passWait();
    }
    expect(b.states).not.toContain('given-up');
  });

  it('does not repeat a start the host itself declined, and keeps its words', () => {
    const b = bench();
    const error = { code: 'config.not-found', params: {}, text: { zh: '…', en: '…' } };
    b.supervisor.start();
    b.host().failed(error);
    b.host().ended(null);
    expect(b.supervisor.state).toEqual({ state: 'given-up', error, cause: null });
    expect(b.waits).toEqual([]);
  });

  it('starts nothing any more once it is told to stop', async () => {
    const b = bench();
    b.supervisor.start();
    await b.supervisor.stop();
    b.host().ended(null);
    expect(b.waits).toEqual([]);
    expect(b.hosts).toHaveLength(1);
  });
});
