import { describe, expect, it } from 'vitest';
import type { HostListener, HostProcess } from '#shell/host-process.ts';
import { createHostSupervisor, type HostState } from '#shell/host-supervisor.ts';

/** A supervisor over hosts that live and die as the test says, with a clock of its own. */
const supervise = () => {
  let now = 0;
  let planned: { readonly at: number; readonly run: () => void } | null = null;
  const hosts: HostListener[] = [];
  const codes: (string | null)[] = [];
  const states: HostState[] = [];
  let stopped = 0;
  const supervisor = createHostSupervisor({
    run: (listener, code): HostProcess => {
      codes.push(code);
      hosts.push(listener);
      return {
        call: async (window, method) => ({ ok: true, value: `${window} ${method} ${hosts.length}` }),
        note: () => undefined,
        stop: async () => {
          stopped += 1;
          listener.ended(null);
        },
      };
    },
    now: () => now,
    later: (run, ms) => {
      planned = { at: now + ms, run };
      return () => {
        planned = null;
      };
    },
    onState: (state) => states.push(state),
    onEvent: () => undefined,
    onLeave: () => undefined,
  });
  return {
    supervisor,
    states,
    codes,
    hosts: () => hosts.length,
    stopped: () => stopped,
    current: () => hosts.at(-1) as HostListener,
    /** Lets time pass; returns how long the next start had to wait, null when none was planned. */
    pass: (ms: number): number | null => {
      const waited = planned === null ? null : planned.at - now;
      now += ms;
      const due = planned;
      if (due !== null && due.at <= now) {
        planned = null;
        due.run();
      }
      return waited;
    },
  };
};

describe('the supervisor of the host', () => {
  it('starts a host that ended because a person asked for it at once, as often as it is asked', () => {
    const rig = supervise();
    rig.supervisor.start();
    for (let i = 0; i < 5; i += 1) {
      rig.current().ready(false);
      rig.current().ended(null, true);
      expect(rig.pass(0)).toBeNull();
      expect(rig.supervisor.state).toEqual({ state: 'starting' });
    }
    rig.current().ready(false);
    expect(rig.supervisor.state).toEqual({ state: 'ready', training: false });
  });

  it('starts a host that died again, and waits longer the second time', () => {
    const rig = supervise();
    rig.supervisor.start();
    rig.current().ready(true);
    rig.current().ended(null);
    const first = rig.pass(5_000) ?? 0;
    rig.current().ready(true);
    rig.current().ended(null);
    const second = rig.pass(5_000) ?? 0;
    expect(rig.hosts()).toBe(3);
    expect(second).toBeGreaterThan(first);
  });

  it('gives up at the third death within a minute', () => {
    const rig = supervise();
    rig.supervisor.start();
    for (let death = 0; death < 3; death += 1) {
      rig.current().ready(true);
      rig.current().ended(null);
      rig.pass(10_000);
    }
    expect(rig.hosts()).toBe(3);
    expect(rig.supervisor.state).toEqual({ state: 'given-up', error: null, cause: null });
  });

  it('goes on as long as the deaths lie further apart', () => {
    const rig = supervise();
    rig.supervisor.start();
    for (let death = 0; death < 6; death += 1) {
      rig.current().ready(true);
      rig.current().ended(null);
      rig.pass(40_000);
    }
    expect(rig.hosts()).toBe(7);
  });

  it('gives up at once when the host says why it cannot start, and tries again when a person asks', () => {
    const rig = supervise();
    const error = { code: 'config.not-found', params: {}, text: { zh: '找不到', en: 'not found' } };
    rig.supervisor.start();
    rig.current().failed(error);
    rig.current().ended(null);
    expect(rig.supervisor.state).toEqual({ state: 'given-up', error, cause: null });
    expect(rig.pass(60_000)).toBeNull();
    rig.supervisor.retry();
    rig.current().ready(true);
    expect(rig.supervisor.state).toEqual({ state: 'ready', training: true });
  });

  it('keeps the code of a set-up for the first host that comes up after it', () => {
    const rig = supervise();
    const error = { code: 'secrets.no-storage', params: {}, text: { zh: '没有密钥库', en: 'no storage' } };
    rig.supervisor.start();
    rig.current().ready(false);
    rig.current().setUp('AAAA-BBBB-CCCC');
    rig.current().ended(null, true);
    rig.current().failed(error);
    rig.current().ended(null);
    rig.supervisor.retry();
    rig.current().ready(false);
    rig.current().ended(null, true);
    expect(rig.codes).toEqual([null, 'AAAA-BBBB-CCCC', 'AAAA-BBBB-CCCC', null]);
  });

  it('gives up at once when there is no program to start', () => {
    const rig = supervise();
    rig.supervisor.start();
    rig.current().ended('ENOENT');
    expect(rig.supervisor.state).toEqual({ state: 'given-up', error: null, cause: 'ENOENT' });
  });

  it('answers calls as unreachable while there is no host', async () => {
    const rig = supervise();
    rig.supervisor.start();
    expect(await rig.supervisor.call('teller', 'station.read', {})).toMatchObject({ ok: true });
    rig.current().ended(null);
    expect(await rig.supervisor.call('teller', 'station.read', {})).toEqual({
      ok: false,
      error: { code: 'host.unreachable' },
    });
  });

  it('starts nothing more once it was told to stop', async () => {
    const rig = supervise();
    rig.supervisor.start();
    rig.current().ready(true);
    await rig.supervisor.stop();
    expect(rig.stopped()).toBe(1);
    expect(rig.pass(60_000)).toBeNull();
    rig.supervisor.retry();
    expect(rig.hosts()).toBe(1);
  });

  it('stops in the wait before a start', async () => {
    const rig = supervise();
    rig.supervisor.start();
    rig.current().ended(null);
    await rig.supervisor.stop();
    rig.pass(60_000);
    expect(rig.hosts()).toBe(1);
  });
});
