import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { loadDatabaseKey } from '#db/database-key.ts';
import { launchShellIn, pageOf, SHELL_PICTURES, shellEnvironment, shellProblem } from '../support/electron.ts';
import { type Keyring, keyringProblem, openKeyring } from '../support/keyring.ts';
import { startStation, type TestStation } from '../support/station.ts';
import { type Display, openDisplay } from '../support/virtual-display.ts';

const problem = shellProblem();
if (problem !== null) console.warn(`skipped: ${problem}`);
test.skip(problem !== null, problem ?? '');

const SECRET = 'quiet-river-9';
const CODE = /\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b/;
const SEALED = ['database.key.sealed', 'station.key.sealed'];

/** A shell, and what stands on the console of whoever started it. */
interface Started {
  readonly shell: ElectronApplication;
  readonly teller: Page;
  readonly console: () => string;
}

/** The code the console shows, as soon as it does. */
const codeOf = async ({ console: said }: Started): Promise<string> => {
  await expect.poll(said).toMatch(CODE);
  return CODE.exec(said())?.[0] ?? '';
};

const keysIn = (dir: string): readonly string[] =>
  readdirSync(dir)
    .filter((name) => /\.key/.test(name))
    .toSorted();

/** What the sealed files hold, opened by the shell itself. */
const openSealed = (shell: ElectronApplication, dir: string): Promise<readonly string[]> =>
  shell.evaluate(
    ({ safeStorage }, files) => {
      const { readFileSync: read } = process.getBuiltinModule('node:fs');
      return files.map((file) => safeStorage.decryptString(read(file)));
    },
    SEALED.map((file) => join(dir, file)),
  );

/** Every file of a state directory but Chromium's own, with its bytes. */
const filesOf = (dir: string): readonly (readonly [string, Buffer])[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .map((name) => [name, readFileSync(join(dir, name))] as const);

test.describe('the first start of a new station @long', () => {
  let display: Display;
  let devices: TestStation;
  let dir: string;
  test.beforeAll(async () => {
    mkdirSync(SHELL_PICTURES, { recursive: true });
    display = await openDisplay();
    devices = await startStation();
  });
  test.afterAll(async () => {
    await devices?.stop();
    await display?.stop();
  });
  test.beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'kiosk-new-'));
  });
  test.afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const start = async (more: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Started> => {
    const shell = await launchShellIn({ ...shellEnvironment(display), ...env }, dir, ...more);
    let said = '';
    for (const stream of [shell.process().stdout, shell.process().stderr])
      stream?.on('data', (text: Buffer) => {
        said += text.toString('utf8');
      });
    return { shell, teller: await pageOf(shell, 'window=teller'), console: () => said };
  };

  /** A person goes through the assistant, from the code of the console to the written file. */
  const setUp = async (page: Page, code: string, training: boolean): Promise<void> => {
    const { idReader, cardPrinter, chip, platform } = devices.addresses;
    await page.getByTestId('setup-code').fill(code);
    await page.getByTestId('setup-unlock').click();
    await page.getByTestId('outlet-search').fill('0730-3069697');
    await page.getByTestId('choose-outlet-3').click();
    await page.getByTestId('setup-next').click();
    await page.getByTestId('setup-also').fill(idReader);
    await page.getByTestId('setup-find').click();
    await expect(page.getByTestId('setup-id-reader')).toHaveValue(idReader, { timeout: 60_000 });
    await page.getByTestId('setup-card-printer').fill(cardPrinter);
    await page.getByTestId('setup-chip-reader').fill(chip);
    await page.getByTestId('setup-next').click();
    await page.getByTestId('setup-platform.url').fill(platform);
    if (training) await page.getByTestId('setup-training').check();
    await page.getByTestId('setup-next').click();
    await page.getByTestId('setup-write').click();
  };

  const signInAs = async (page: Page, staffId: string): Promise<void> => {
    await page.getByTestId('sign-in-staff-id').fill(staffId);
    await page.getByTestId('sign-in-secret').fill(SECRET);
    await page.getByTestId('sign-in-send').click();
    await expect(page.getByTestId('seat-menu')).toContainText('王五');
  };

  test.describe('with a secret storage', () => {
    let keyring: Keyring;
    test.skip(keyringProblem() !== null, keyringProblem() ?? '');
    test.beforeEach(async () => {
      keyring = await openKeyring();
    });
    test.afterEach(() => keyring?.stop());
    const STORE = ['--password-store=gnome-libsecret'];

    test('seals the keys of a real station before its database is made, and opens it with them ever after', async () => {
      const first = await start(STORE, keyring.env);
      let keys: readonly string[];
      const code = await codeOf(first);
      try {
        const { teller } = first;
        await expect(teller.getByTestId('setup-code')).toBeVisible();
        expect(keysIn(dir)).toEqual([]);
        await setUp(teller, code, false);
        // The code is in the field already, and the host that was started anew takes it.
        await expect(teller.getByTestId('first-code')).toHaveValue(code);
        await teller.screenshot({ path: join(SHELL_PICTURES, 'set-up-first-supervisor.png') });
        await teller.getByTestId('first-staffId').fill('001');
        await teller.getByTestId('first-name').fill('王五');
        await teller.getByTestId('new-secret').fill(SECRET);
        await teller.getByTestId('new-secret-again').fill(SECRET);
        await teller.getByTestId('first-send').click();
        await expect(teller.getByTestId('seat-menu')).toContainText('王五');
        // Printed once: the second host was handed the first one's.
        expect(new Set(first.console().match(new RegExp(CODE, 'g')))).toEqual(new Set([code]));
        expect(keysIn(dir)).toEqual(SEALED);
        keys = await openSealed(first.shell, dir);
      } finally {
        await first.shell.close();
      }
      for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
      const secrets = [...keys, ...keys.map((key) => Buffer.from(key, 'hex')), code, SECRET];
      const telling = filesOf(dir).filter(([, bytes]) => secrets.some((secret) => bytes.includes(secret)));
      expect(telling.map(([name]) => name)).toEqual([]);
      expect(readFileSync(join(dir, 'kiosk.db')).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
      for (const file of SEALED) expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);

      const sealed = SEALED.map((file) => readFileSync(join(dir, file)));
      const second = await start(STORE, keyring.env);
      try {
        await signInAs(second.teller, '001');
        expect(await openSealed(second.shell, dir)).toEqual(keys);
        expect(second.console()).not.toMatch(CODE);
      } finally {
        await second.shell.close();
      }
      expect(SEALED.map((file) => readFileSync(join(dir, file)))).toEqual(sealed);

      // The same folder under another sign-in: nothing is opened, nothing is made anew.
      const stranger = await start(['--password-store=basic']);
      try {
        const notice = await pageOf(stranger.shell, 'kiosk://notice');
        await expect(notice.locator('body')).toContainText('secrets.no-storage');
      } finally {
        await stranger.shell.close();
      }
      expect(SEALED.map((file) => readFileSync(join(dir, file)))).toEqual(sealed);
      expect(keysIn(dir)).toEqual(SEALED);
    });

    test('lets a training station keep plain keys', async () => {
      const first = await start(STORE, keyring.env);
      try {
        await setUp(first.teller, await codeOf(first), true);
        await expect(first.teller.getByTestId('sign-in-staff-id')).toBeVisible({ timeout: 60_000 });
      } finally {
        await first.shell.close();
      }
      expect(keysIn(dir)).toEqual(['database.key', 'station.key']);
      expect(loadDatabaseKey({ dir, env: {} }).ok).toBe(true);
    });
  });

  test('without a secret storage sets up no real station: it is told what is missing, and no key is written', async () => {
    const first = await start(['--password-store=basic']);
    try {
      await setUp(first.teller, await codeOf(first), false);
      const notice = await pageOf(first.shell, 'kiosk://notice');
      await expect(notice.locator('body')).toContainText('secrets.no-storage');
      await expect(notice.locator('body')).toContainText('gnome-keyring');
      expect(existsSync(join(dir, 'station.json'))).toBe(true);
      expect(readdirSync(dir).filter((name) => /\.key|kiosk\.db/.test(name))).toEqual([]);
    } finally {
      await first.shell.close();
    }
  });
});
