import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import type { KioskBridge } from '#renderer/bridge/kiosk-window.ts';
import { channelName } from '#shell/updates.ts';
import { makeApplication } from '../../scripts/package/make-application.ts';
import { startArguments } from '../../scripts/package/measure-start.ts';
import { buildForPackage } from '../../scripts/support/build.ts';
import { installedElectron } from '../../scripts/support/electron-binary.ts';
import { signInAt } from '../support/electron.ts';
import { handOver, make, receive, tick } from '../support/journey.ts';
import { mainProcesses, type Opened, openPackaged, pacedApplication } from '../support/packaged.ts';
import { startStation, type TestStation } from '../support/station.ts';
import { openUpdateChannel, type UpdateChannelServer } from '../support/update-channel.ts';
import { type Display, displayProblem, openDisplay } from '../support/virtual-display.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const problem = installedElectron() === null ? 'no Electron binary to package' : displayProblem();
if (problem !== null) console.warn(`skipped: ${problem}`);
test.skip(problem !== null, problem ?? '');

/** Made once for all of these; half a minute of work. */
test.describe('the packaged application @long', () => {
  let out: string;
  let folder: string;
  let binary: string;
  let display: Display;
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    out = mkdtempSync(join(tmpdir(), 'kiosk-package-'));
    await buildForPackage(() => undefined);
    const made = await makeApplication({
      root: ROOT,
      out,
      kind: 'deb',
      target: { platform: process.platform, arch: process.arch },
      electronDist: null,
      node: process.execPath,
      updateKey: null,
    });
    if (!made.ok) throw new Error(`${made.error.code} ${JSON.stringify(made.error.params)}`);
    ({ folder, binary } = made.value);
    display = await openDisplay('2560x1920');
  });
  test.afterAll(async () => {
    await display?.stop();
    rmSync(out, { recursive: true, force: true });
  });

  const filesBelow = (place: string): readonly string[] =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(place, file)).isFile())
      .map((file) => file.split('\\').join('/'));

  const start = (dir: string, more: readonly string[]): ChildProcess =>
    spawn(binary, [...startArguments(dir), ...more], {
      env: { ...process.env, DISPLAY: display.name },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const endOf = (child: ChildProcess): Promise<number | null> =>
    child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((done) => child.once('exit', done));

  test('has the fuses of a locked program', async () => {
    const wire = await getCurrentFuseWire(binary);
    const state = (option: FuseV1Options) => wire[option];
    for (const off of [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    ])
      expect(state(off), FuseV1Options[off]).toBe(FuseState.DISABLE);
    for (const on of [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ])
      expect(state(on), FuseV1Options[on]).toBe(FuseState.ENABLE);
  });

  test('is no Node for whoever asks it to be one', async () => {
    const script = join(out, 'written-by-node.txt');
    const child = spawn(binary, ['-e', `require('fs').writeFileSync(${JSON.stringify(script)}, '')`, '--no-sandbox'], {
      env: { ...process.env, DISPLAY: display.name, ELECTRON_RUN_AS_NODE: '1', XDG_DATA_HOME: join(out, 'nobody') },
      stdio: 'ignore',
    });
    // It is the kiosk that answers, and refuses the switch; a Node would have run the words and ended with 0.
    expect(await endOf(child)).toBe(2);
    expect(readdirSync(out)).not.toContain('written-by-node.txt');
  });

  test('carries no sources, no tests, no virtual devices and no keys', () => {
    const archive = join(folder, 'resources/app.asar');
    const packed = listPackage(archive, { isPack: false }).filter((file) => /\.\w+$/.test(file));
    const tops = new Set(packed.map((file) => file.split(/[\\/]/).slice(1, 3).join('/')));
    expect([...tops].toSorted()).toEqual(['dist/electron', 'dist/renderer', 'package.json']);
    expect(JSON.parse(extractFile(archive, 'package.json').toString('utf8'))).not.toHaveProperty('dependencies');

    const files = [...filesBelow(join(folder, 'resources')), ...packed.map((file) => file.slice(1))];
    const found = (pattern: RegExp) => files.filter((file) => pattern.test(file));
    expect(found(/(?<!\.d)\.tsx?$|\.map$/)).toEqual([]);
    expect(found(/(^|\/)(tests?|__tests__|spec|scenarios|fixtures)\//)).toEqual([]);
    // Of the simulator, the client of the training desk alone.
    expect(found(/drivers\/simulator\//).toSorted()).toEqual([
      'host/drivers/simulator/control/client.js',
      'host/drivers/simulator/control/control-wire.js',
    ]);
    expect(found(/key-server|\.pem$|\.key$|\.crt$/)).toEqual([]);
    expect(found(/node_modules\/(react|antd|electron|vite|vitest|typescript|@playwright|fastify)\//)).toEqual([]);
    // What it has to have.
    for (const needed of ['host/electron/host/child.js', 'host/drivers/chip-card/worker.js', 'host/node/node'])
      expect(files).toContain(needed);
    for (const addon of [
      /pcsclite\.node$/,
      /better-sqlite3\/prebuilds\/.*\.node$/,
      /bindings-cpp.*\.node$/,
      /\.tflite$/,
    ])
      expect(found(addon).length, String(addon)).toBeGreaterThan(0);
  });

  test('knows the hash of every file of its archive', () => {
    const { header } = getRawHeader(join(folder, 'resources/app.asar'));
    const unhashed: string[] = [];
    type Entry = { readonly files?: Record<string, Entry>; readonly integrity?: { readonly algorithm: string } };
    const walk = (entry: Entry, path: string): void => {
      if (entry.files === undefined) {
        if (entry.integrity?.algorithm !== 'SHA256') unhashed.push(path);
        return;
      }
      for (const [name, inner] of Object.entries(entry.files)) walk(inner, `${path}/${name}`);
    };
    walk(header as unknown as Entry, '');
    expect(unhashed).toEqual([]);
  });

  test('is a Debian package with its unit, its entry in the menu and its libraries', async () => {
    const [deb] = readdirSync(out).filter((file) => file.endsWith('.deb'));
    const ask = (...words: string[]) =>
      new Promise<string>((done) => {
        const child = spawn('dpkg-deb', [...words, join(out, deb ?? '')], { stdio: ['ignore', 'pipe', 'inherit'] });
        let said = '';
        child.stdout.on('data', (text: Buffer) => {
          said += text.toString('utf8');
        });
        child.once('close', () => done(said));
      });
    expect(await ask('--field')).toMatch(/Package: instant-card-kiosk[\s\S]*Depends: .*pcscd/);
    const listed = await ask('--contents');
    for (const path of [
      './usr/lib/systemd/user/instant-card-kiosk.service',
      './usr/share/applications/instant-card-kiosk.desktop',
      './opt/instant-card-kiosk/instant-card-kiosk',
      './opt/instant-card-kiosk/resources/package-type',
    ])
      expect(listed).toContain(`${path}\n`);
    expect(listed).not.toMatch(/^\S+ (?!root\/root)/m);
  });

  test('of a real station starts with no switch that opens it, and says which', async () => {
    const dir = mkdtempSync(join(out, 'real-'));
    writeFileSync(join(dir, 'station.json'), JSON.stringify({ outletNo: 1, district: '430682' }));
    const child = start(dir, ['--remote-debugging-port=0']);
    const lines: string[] = [];
    if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
    expect(await endOf(child)).toBe(2);
    expect(lines.join('\n')).toMatch(
      /--(remote-debugging-port|no-sandbox) is not taken by the kiosk of a real station/,
    );
    expect(lines.join('\n')).not.toContain('DevTools listening');
  });

  test('issues a card to an adult approved online', async () => {
    const station = await startStation({ speed: 0 });
    const child = start(station.dir, ['--remote-debugging-port=0']);
    let browser: Browser | null = null;
    try {
      // Training alone opens it; the real station above does not.
      const address = await new Promise<string>((done, failed) => {
        child.once('exit', (code) => failed(new Error(`the application ended with ${code}`)));
        if (child.stderr === null) return;
        createInterface({ input: child.stderr }).on('line', (line) => {
          const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
          if (found !== undefined) done(found);
        });
      });
      browser = await chromium.connectOverCDP(address);
      const pages = () => browser?.contexts().flatMap((context) => context.pages()) ?? [];
      const pageOf = async (role: string): Promise<Page> => {
        await expect.poll(() => pages().some((page) => page.url().includes(`window=${role}`))).toBe(true);
        return pages().find((page) => page.url().includes(`window=${role}`)) as Page;
      };
      const counter = { teller: await pageOf('teller'), applicant: await pageOf('applicant'), name: 'packaged' };
      await signInAt(counter.teller, station.dir);
      // The host runs under the Node that came along, from the files that came along.
      const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
      const commands = processes.flatMap((pid) => {
        try {
          return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')];
        } catch (error) {
          if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
          throw error;
        }
      });
      const host = commands.find(
        (words) => words.includes(station.dir) && words.some((word) => word.endsWith('child.js')),
      );
      expect(host?.slice(0, 2).map((word) => relative(folder, word))).toEqual([
        'resources/host/node/node',
        'resources/host/electron/host/child.js',
      ]);
      await receive(counter, 'li-si');
      await tick(counter, 'photo-is-person');
      await make(counter, '271828');
      await handOver(counter, false);
    } finally {
      await browser?.close();
      child.kill('SIGTERM');
      await endOf(child);
      await station.stop();
    }
  });

  /** The application as its channel would have it updated: nothing here can install a package. */
  test.describe('and its channel for updates', () => {
    const CHANNEL = channelName(process.platform, process.arch);
    const ROUNDS_MS = 3_000;
    let channel: UpdateChannelServer;
    let station: TestStation;
    let paced: string;
    let opened: Opened;
    const cache = () => join(out, 'cache');
    const logged = (code: string) =>
      readdirSync(join(station.dir, 'logs'))
        .flatMap((file) => readFileSync(join(station.dir, 'logs', file), 'utf8').split('\n'))
        .filter((line) => line.includes(`"${code}"`)).length;
    const call = async (method: string, input: object = {}) =>
      (await opened.pageOf('teller')).evaluate(
        ([name, given]) => (globalThis as unknown as { kiosk?: KioskBridge }).kiosk?.call(name, given),
        [method, input] as const,
      );
    const told = (code: string) => expect.poll(() => opened.said(), { timeout: 60_000 }).toContain(`[${code}]`);
    const rounds = () => new Promise((done) => setTimeout(done, ROUNDS_MS));
    const setAddress = (url: string): void => {
      const file = join(station.dir, 'station.json');
      const document = JSON.parse(readFileSync(file, 'utf8')) as object;
      writeFileSync(file, JSON.stringify({ ...document, update: { url, everyHours: 1 } }));
    };
    test.beforeAll(async () => {
      channel = await openUpdateChannel(CHANNEL);
      station = await startStation({ speed: 0 });
      paced = await pacedApplication(folder, binary, channel.publicKey);
      opened = await openPackaged(paced, station.dir, {
        ...process.env,
        DISPLAY: display.name,
        XDG_CACHE_HOME: cache(),
        // No dpkg, no pkexec: nothing is ever installed on the machine of the test.
        PATH: join(out, 'nowhere'),
      });
      await signInAt(await opened.pageOf('teller'), station.dir);
    });
    test.afterAll(async () => {
      await opened?.close();
      for (const pid of mainProcesses(station.dir)) process.kill(pid, 'SIGTERM');
      await expect.poll(() => mainProcesses(station.dir), { timeout: 60_000 }).toEqual([]);
      await station?.stop();
      await channel?.stop();
    });

    test('asks nobody as long as there is no address', async () => {
      await rounds();
      expect(channel.asked).toEqual([]);
      expect(opened.said()).not.toContain('[updates.');
    });

    test('follows an address that is set at the desk, but not while a session is open', async () => {
      channel.publish('stranger');
      const [teller, applicant] = [await opened.pageOf('teller'), await opened.pageOf('applicant')];
      await receive({ teller, applicant, name: 'packaged', pictures: false }, 'li-si');
      setAddress(channel.url);
      await told('updates.busy');
      await rounds();
      expect(channel.asked).toEqual([]);
      expect(await call('session.cancel')).toMatchObject({ ok: true });
    });

    for (const by of ['stranger', 'nobody'] as const)
      test(`takes nothing that is signed by ${by}, and says so in words and in the logs`, async () => {
        channel.publish(by);
        await told('updates.not-signed');
        expect(opened.said()).toContain('更新来源没有本机认可的签名');
        const before = channel.asked.length;
        await rounds();
        expect(channel.asked.length).toBeGreaterThan(before);
        expect(new Set(channel.asked)).toEqual(new Set([`/kiosk/${CHANNEL}`, `/kiosk/${CHANNEL}.sig`]));
        expect(logged('updates.not-signed')).toBe(1);
      });

    test('downloads the newer version its maker signed, and lets the counter go on while somebody is signed in', async () => {
      channel.publish('maker');
      await told('updates.downloaded');
      expect(channel.asked).toContain(`/kiosk/${channel.installer.name}`);
      const kept = readdirSync(cache(), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.deb'));
      expect(kept.map((file) => readFileSync(join(cache(), file)))).toEqual([channel.installer.bytes]);
      await rounds();
      expect(opened.child.exitCode).toBeNull();
      expect(await call('station.read')).toMatchObject({ ok: true });
      expect(opened.said()).not.toContain('[updates.not-installed]');
    });

    test('opens the counter again when the system does not take the newer version, and leaves that one to a person', async () => {
      const asked = () => channel.asked.filter((path) => path.endsWith('.deb')).length;
      expect(await call('staff.signOut')).toMatchObject({ ok: true });
      await told('updates.not-installed');
      // Started anew by itself: another process on the same folder, whose host answers and writes its log.
      await expect
        .poll(() => mainProcesses(station.dir).filter((pid) => pid !== opened.child.pid).length, { timeout: 60_000 })
        .toBe(1);
      await expect.poll(() => logged('updates.not-installed'), { timeout: 60_000 }).toBe(1);
      const downloads = asked();
      await rounds();
      expect(asked()).toBe(downloads);
      expect(mainProcesses(station.dir)).toHaveLength(1);
    });
  });
});
