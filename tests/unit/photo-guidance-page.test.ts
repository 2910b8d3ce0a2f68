import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy, WORKER_SECURITY_POLICY } from '#contract/content-security-policy.ts';
import { type Guidance, LIVE_INSTRUCTIONS, NO_GUIDANCE } from '#domain/photo/guidance.ts';
import { type CaptureEvent, type CaptureState, captureAfter, GUIDING } from '#renderer/camera/guidance/capture-flow.ts';
import { GUIDANCE_MEASURE, noteFrame } from '#renderer/camera/guidance/guidance-times.ts';
import type { GuidanceReport } from '#renderer/camera/guidance/protocol.ts';
import { steady } from '#renderer/camera/guidance/steady.ts';
import { fetchOnly, loadVerified } from '#renderer/camera/guidance/verified-files.ts';
import { isOff, startGuidance } from '#renderer/camera/guidance/worker-client.ts';
import { zhCN } from '#renderer/i18n/zh-CN.ts';
import modelFiles from '../../renderer/camera/guidance/model-files.json' with { type: 'json' };

const good = (count: number): Guidance => ({ instruction: null, good: count, ready: count >= 5 });
const bad: Guidance = { instruction: 'photo.P05-closer', good: 0, ready: false };
const played = (state: CaptureState, ...events: readonly CaptureEvent[]): CaptureState =>
  events.reduce(captureAfter, state);
const guided = (guidance: Guidance): CaptureEvent => ({ kind: 'guided', guidance });
const second: CaptureEvent = { kind: 'second' };

describe('from the live picture to the photo', () => {
  it('counts 3-2-1 after five good frames, then takes it', () => {
    const counting = played(GUIDING, guided(good(4)), guided(good(5)));
    expect(counting).toMatchObject({ phase: 'counting', left: 3, by: 'guidance' });
    expect(played(counting, second)).toMatchObject({ left: 2 });
    expect(played(counting, second, second, second)).toEqual({ phase: 'taking' });
    expect(played(counting, second, second, second, { kind: 'taken' })).toEqual({ phase: 'taken' });
  });

  it('forgives a blink in the count, and begins anew when the person moves away', () => {
    const counting = played(GUIDING, guided(good(5)));
    expect(played(counting, guided(bad), guided(bad), guided(good(1)), guided(bad))).toMatchObject({
      phase: 'counting',
    });
    expect(played(counting, guided(bad), guided(bad), guided(bad))).toEqual(GUIDING);
  });

  it('takes what was pressed for by hand, whatever the frames say', () => {
    const counting = played(GUIDING, { kind: 'pressed' });
    expect(played(counting, guided(bad), guided(bad), guided(bad), second)).toMatchObject({
      phase: 'counting',
      left: 2,
    });
  });

  it('takes no second photo by itself, but by hand', () => {
    const taken: CaptureState = { phase: 'taken' };
    expect(played(taken, guided(good(5)))).toEqual(taken);
    expect(played(taken, { kind: 'pressed' })).toMatchObject({ phase: 'counting', by: 'hand' });
  });

  it('is back at the hand when the camera gave nothing', () => {
    const failed = played({ phase: 'taking' }, { kind: 'failed' });
    expect(played(failed, guided(good(5)))).toEqual({ phase: 'failed' });
    expect(played(failed, { kind: 'pressed' })).toMatchObject({ phase: 'counting' });
  });
});

describe('what is said', () => {
  it('has words for every instruction', () => {
    expect(LIVE_INSTRUCTIONS.filter((code) => !(`guidance.${code}` in zhCN))).toEqual([]);
  });

  it('stays long enough to be read', () => {
    const first = { what: 'closer', since: 1_000 };
    expect(steady(first, 'back', 1_300)).toBe(first);
    expect(steady(first, 'back', 1_700)).toEqual({ what: 'back', since: 1_700 });
    expect(steady(first, 'closer', 9_000)).toBe(first);
  });
});

describe('the files of the models', () => {
  const base = new URL('http://127.0.0.1/models/');
  const bytes = new TextEncoder().encode('weights');
  const pinned = {
    name: 'a.bin',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const serving = (content: Uint8Array) => () => Promise.resolve(new Response(content.slice()));

  it('are the pinned ones in the installed packages', () => {
    const packages = resolve(import.meta.dirname, '../../node_modules');
    const wrong = modelFiles.filter(
      ({ from, sha256 }) =>
        createHash('sha256')
          .update(readFileSync(resolve(packages, from)))
          .digest('hex') !== sha256,
    );
    expect(wrong).toEqual([]);
  });

  it('are handed out when they are the pinned ones', async () => {
    const loaded = await loadVerified(base, [pinned], serving(bytes));
    if (!loaded.ok) throw new Error(loaded.error.problem);
    expect([...loaded.value.keys()]).toEqual(['http://127.0.0.1/models/a.bin']);
  });

  it('are refused with a bit changed, cut off, or absent', async () => {
    const bitten = Uint8Array.from(bytes, (byte, index) => (index === 3 ? byte ^ 1 : byte));
    for (const content of [bitten, bytes.slice(0, 3)])
      expect(await loadVerified(base, [pinned], serving(content))).toEqual({
        ok: false,
        error: { problem: 'changed', file: 'a.bin' },
      });
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const load of [
      () => Promise.resolve(new Response(null, { status: 404 })),
      () => Promise.reject(new TypeError('refused')),
    ])
      expect(await loadVerified(base, [pinned], load)).toMatchObject({ ok: false, error: { problem: 'absent' } });
  });

  it('are all that can be fetched', async () => {
    vi.stubGlobal('self', { location: { href: 'http://127.0.0.1/assets/worker.js' } });
    const only = fetchOnly(new Map([['http://127.0.0.1/models/a.bin', bytes.slice().buffer]]));
    expect(await (await only('/models/a.bin')).text()).toBe('weights');
    await expect(only('https://cdn.jsdelivr.net/npm/@tensorflow/tfjs/x.wasm')).rejects.toThrow('not one of');
    await expect(only('http://127.0.0.1/api/session.read')).rejects.toThrow('not one of');
    vi.unstubAllGlobals();
  });
});

describe('what page and worker may load', () => {
  it('is their own files; only the worker compiles WebAssembly, and nobody evaluates text', () => {
    const page = contentSecurityPolicy('nonce').split('; ');
    expect(page).toContain("script-src 'self'");
    expect(page).toContain("worker-src 'self'");
    expect(page).toContain("connect-src 'self'");
    expect(WORKER_SECURITY_POLICY).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
    expect(`${page} ${WORKER_SECURITY_POLICY}`).not.toMatch(/'unsafe-eval'|https?:|\*/);
  });
});

/** The far side of the client: what a worker would say, said by the test. */
const fakeWorker = () => {
  const listeners = new Map<string, (event: { readonly data?: GuidanceReport }) => void>();
  const posted: { readonly number: number }[] = [];
  const state = { terminated: 0 };
  const port = {
    postMessage: (message: unknown) => void posted.push(message as { readonly number: number }),
    terminate: () => {
      state.terminated += 1;
    },
    addEventListener: (type: string, listener: unknown) => void listeners.set(type, listener as never),
  };
  return {
    open: () => port as never,
    say: (data: GuidanceReport) => listeners.get('message')?.({ data }),
    crash: () => listeners.get('error')?.({}),
    posted,
    state,
  };
};
const frame = () => ({ close: vi.fn() }) as unknown as ImageBitmap;
const times = { faces: 1, classes: null };

describe('the worker as the page sees it', () => {
  it('answers a frame with what to do', async () => {
    const worker = fakeWorker();
    const client = startGuidance(worker.open);
    worker.say({ kind: 'ready' });
    expect(await client.started).toBeNull();
    const answer = client.see(frame(), 1.5);
    expect(() => client.see(frame(), 1.5)).toThrow('one frame at a time');
    worker.say({ kind: 'seen', number: 7, guidance: bad, times });
    worker.say({ kind: 'seen', number: worker.posted[0]?.number ?? 0, guidance: NO_GUIDANCE, times });
    expect(await answer).toEqual({ guidance: NO_GUIDANCE, times });
    client.close();
    expect(worker.state.terminated).toBe(1);
  });

  it('is off with the file that is not the pinned one', async () => {
    const worker = fakeWorker();
    const client = startGuidance(worker.open);
    const off = { code: 'photo.guidance-changed', file: 'iris.bin' } as const;
    worker.say({ kind: 'off', off });
    expect(await client.started).toEqual(off);
    expect(await client.see(frame(), 1)).toEqual(off);
    expect(worker.state.terminated).toBe(1);
  });

  it('is off when it crashes, and when it never answers', async () => {
    vi.useFakeTimers();
    const crashing = fakeWorker();
    const crashed = startGuidance(crashing.open);
    crashing.crash();
    expect(await crashed.started).toMatchObject({ code: 'photo.guidance-failed' });

    const silent = fakeWorker();
    const client = startGuidance(silent.open);
    silent.say({ kind: 'ready' });
    const answer = client.see(frame(), 1);
    await vi.advanceTimersByTimeAsync(31_000);
    const said = await answer;
    expect(isOff(said) && said.code).toBe('photo.guidance-silent');
    expect(silent.state.terminated).toBe(1);
    vi.useRealTimers();
  });
});

describe('the timeline of the page', () => {
  it('keeps the last frames of a camera that stays open all day, not all of them', () => {
    for (let frame = 0; frame < 5_500; frame += 1) noteFrame(performance.now(), { faces: frame, classes: null });
    const kept = performance.getEntriesByName(GUIDANCE_MEASURE);
    expect(kept.length).toBeLessThanOrEqual(1_000);
    expect(kept.at(-1)).toMatchObject({ detail: { faces: 5_499 } });
    performance.clearMeasures(GUIDANCE_MEASURE);
  });
});
