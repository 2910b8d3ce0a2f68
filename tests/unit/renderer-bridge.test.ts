import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ViewEvent } from '#contract/messages.ts';
import { EventStreamParser, parseViewEvent } from '#renderer/bridge/event-stream.ts';
import { createHttpClient } from '#renderer/bridge/http-client.ts';
import { takeToken } from '#renderer/bridge/token.ts';

const STREAM =
  ': keep-alive\n\ndata: {"view":"session","revision":1}\n\nevent: x\r\ndata:{"view":"machine","revision":2}\r\n\r\n: 保持\ndata: {"view":"applicant","revision":3}\r\r';
const EVENTS = [
  '{"view":"session","revision":1}',
  '{"view":"machine","revision":2}',
  '{"view":"applicant","revision":3}',
];

const split = (text: string, at: readonly number[]): readonly string[] => {
  const cuts = [0, ...at.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return cuts.slice(1).map((end, i) => text.slice(cuts[i], end));
};

describe('event stream parser', () => {
  it('gives the data lines of a whole stream and passes over comments and other fields', () => {
    expect(new EventStreamParser().push(STREAM)).toEqual(EVENTS);
  });

  it('gives the same events however the chunks are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { maxLength: 12 }), (cuts) => {
        const parser = new EventStreamParser();
        expect(split(STREAM, cuts).flatMap((chunk) => parser.push(chunk))).toEqual(EVENTS);
      }),
    );
  });

  it('holds back a line until its end has come', () => {
    const parser = new EventStreamParser();
    expect(parser.push('data: {"view":"session",')).toEqual([]);
    expect(parser.push('"revision":7}')).toEqual([]);
    expect(parser.push('\n')).toEqual(['{"view":"session","revision":7}']);
  });

  it('survives any input', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (chunks) => {
        const parser = new EventStreamParser();
        for (const chunk of chunks) for (const data of parser.push(chunk)) parseViewEvent(data);
      }),
    );
  });
});

describe('view events', () => {
  it('takes known views with a revision only', () => {
    expect(parseViewEvent('{"view":"station","revision":4}')).toEqual({ view: 'station', revision: 4 });
    expect(parseViewEvent('{"view":"nothing","revision":4}')).toBeNull();
    expect(parseViewEvent('{"view":"station"}')).toBeNull();
    expect(parseViewEvent('null')).toBeNull();
    expect(parseViewEvent('not json')).toBeNull();
  });
});

type Fetch = typeof fetch;
const client = (fake: Fetch, sleep: (ms: number) => Promise<void> = () => Promise.resolve()) =>
  createHttpClient({ base: 'http://station', token: 'secret', fetch: fake, sleep: (ms) => sleep(ms) });

describe('client over HTTP', () => {
  it('posts the input with the token and gives the answer back', async () => {
    const seen: { url: string; init: RequestInit | undefined }[] = [];
    const fake = (async (url: string, init?: RequestInit) => {
      seen.push({ url, init });
      return Response.json({ ok: true, value: { revision: 9 } });
    }) as Fetch;
    expect(await client(fake).call('stock.moveBox', { boxId: 'B1', place: 'drawer' })).toEqual({
      ok: true,
      value: { revision: 9 },
    });
    expect(seen[0]?.url).toBe('http://station/api/stock.moveBox');
    expect(seen[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"boxId":"B1","place":"drawer"}',
      headers: { authorization: 'Bearer secret' },
    });
  });

  it('passes a refusal on, whatever the HTTP status', async () => {
    const refusal = { ok: false, error: { code: 'session.not-now' } };
    const fake = (async () => Response.json(refusal, { status: 409 })) as Fetch;
    expect(await client(fake).call('session.begin', {})).toEqual(refusal);
  });

  it('answers host.unreachable when nobody is there or something else answers', async () => {
    const gone = (async () => {
      throw new TypeError('failed to fetch');
    }) as Fetch;
    const page = (async () => new Response('<html>')) as Fetch;
    const other = (async () => Response.json({ hello: 1 })) as Fetch;
    for (const fake of [gone, page, other]) {
      expect(await client(fake).call('session.begin', {})).toEqual({ ok: false, error: { code: 'host.unreachable' } });
    }
  });

  it('reads events, tells a lost line, waits longer each time and connects again', async () => {
    const bodies = [
      'data: {"view":"session","revision":1}\n\n',
      null,
      null,
      'data: {"view":"session","revision":2}\n\n',
    ];
    const waits: number[] = [];
    const log: (ViewEvent | boolean)[] = [];
    const end = Promise.withResolvers<void>();
    const fake = (async (_url: string, init?: RequestInit) => {
      expect(init?.headers).toMatchObject({ authorization: 'Bearer secret' });
      const body = bodies.shift();
      if (body === null) throw new TypeError('failed to fetch');
      return new Response(body ?? '');
    }) as Fetch;
    const stop = client(fake, async (ms) => {
      waits.push(ms);
      if (bodies.length === 0) end.resolve();
    }).subscribe(
      (event) => log.push(event),
      (up) => log.push(up),
    );
    await end.promise;
    stop();
    expect(log.slice(0, 8)).toEqual([
      true,
      { view: 'session', revision: 1 },
      false,
      false,
      false,
      true,
      { view: 'session', revision: 2 },
      false,
    ]);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
    expect(waits[3]).toBe(waits[0]);
  });
});

describe('access token', () => {
  const page = (hash: string, stored: string | null) => {
    const kept = new Map<string, string>(stored === null ? [] : [['kiosk.token', stored]]);
    const shown: string[] = [];
    return {
      shown,
      kept,
      page: {
        location: { hash, pathname: '/', search: '?window=teller' },
        history: { replaceState: (_: unknown, __: string, url: string) => void shown.push(url) },
        sessionStorage: {
          getItem: (key: string) => kept.get(key) ?? null,
          setItem: (key: string, value: string) => void kept.set(key, value),
        },
      } as unknown as Parameters<typeof takeToken>[0],
    };
  };

  it('is taken from the fragment, kept for a reload and removed from the address', () => {
    const opened = page('#token=abc', null);
    expect(takeToken(opened.page)).toBe('abc');
    expect(opened.kept.get('kiosk.token')).toBe('abc');
    expect(opened.shown).toEqual(['/?window=teller']);
  });

  it('comes from the memory of the tab after a reload, and is empty where there is none', () => {
    expect(takeToken(page('', 'abc').page)).toBe('abc');
    expect(takeToken(page('', null).page)).toBe('');
  });
});
