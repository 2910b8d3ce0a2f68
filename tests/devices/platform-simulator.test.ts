import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { createPlatformClient } from '#drivers/platform/client.ts';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '#drivers/simulator/create-simulator.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { DEVICE_NAMES } from '#drivers/simulator/scenario/scenario.ts';
import { readSimulatorFile } from '#drivers/simulator/simulator-file.ts';

const shipped = (name: string) =>
  fileURLToPath(new URL(`../../drivers/simulator/scenarios/${name}.json`, import.meta.url));

const SIMULATE = fileURLToPath(new URL('../../scripts/simulate.ts', import.meta.url));

let dir: string;
let running: Simulator | null = null;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'simulator-test-'));
});
afterEach(async () => {
  await running?.close();
  running = null;
  rmSync(dir, { recursive: true, force: true });
});

const begin = (change: Partial<SimulatorOptions> = {}) =>
  createSimulator({
    dir,
    scenario: shipped('training-day'),
    speed: 0,
    links: 'tcp',
    chip: 'direct',
    logger: silentLogger,
    ...change,
  });

const start = async (change: Partial<SimulatorOptions> = {}): Promise<Simulator> => {
  running = unwrap(await begin(change));
  return running;
};

const feederOf = (simulator: Simulator): number => {
  const state = simulator.devices['card-printer'].state() as { readonly feeder: readonly string[] };
  return state.feeder.length;
};

describe('simulator', () => {
  it('does what a scenario says of the document camera and of a call', async () => {
    const base = JSON.parse(readFileSync(shipped('training-day'), 'utf8'));
    const scenario = join(dir, 'faults.json');
    const faults = [
      { device: 'document-camera', act: 'absent' },
      { device: 'document-camera', act: 'turn', degrees: 180 },
      { device: 'platform', act: 'lose-answer', call: 'createOrder', times: 2 },
    ];
    writeFileSync(scenario, JSON.stringify({ ...base, $schema: undefined, faults }));
    const simulator = await start({ scenario });
    expect(simulator.devices['document-camera'].state()).toMatchObject({ present: false, turned: 180 });
    expect(simulator.devices.platform.state()).toMatchObject({
      faults: [{ act: 'lose-answer', at: 'createOrder', left: 2 }],
    });
  });

  it('is reachable at the addresses it writes down, and takes them back at the end', async () => {
    const simulator = await start();
    const file = unwrap(readSimulatorFile(dir));
    expect(file).toMatchObject({ ...simulator.addresses, control: simulator.control, pid: process.pid });
    expect(file.station).toEqual({ outletNo: 3, region: '430682' });
    const client = createPlatformClient({
      baseUrl: file.platform,
      station: { id: 'S1', outletNo: 3 },
      logger: silentLogger,
      clock: systemClock,
    });
    expect(unwrap(await client.register()).boxes[0]?.blanks).toHaveLength(20);
    await client.close();
    await simulator.close();
    await simulator.ended;
    expect(readSimulatorFile(dir)).toMatchObject({ error: { code: 'simulator.not-running' } });
  });

  it('loads the feeder once, not again after a restart', async () => {
    const first = await start();
    expect(feederOf(first)).toBe(20);
    unwrap(await first.devices['card-printer'].act({ act: 'unload' }));
    await first.close();
    expect(feederOf(await start())).toBe(0);
  });

  it('runs once in a directory, and any number side by side', async () => {
    await start();
    expect(await begin()).toMatchObject({ error: { code: 'simulator.already-running' } });
    const other = mkdtempSync(join(tmpdir(), 'simulator-test-'));
    const second = unwrap(await begin({ dir: other, scenario: shipped('short') }));
    await second.close();
    rmSync(other, { recursive: true, force: true });
  });

  it('starts over the remains of one that died', async () => {
    await start();
    const remains = readFileSync(join(dir, 'simulator.json'));
    await running?.close();
    writeFileSync(join(dir, 'simulator.json'), remains);
    expect(existsSync(join(dir, 'simulator.json'))).toBe(true);
    await start();
  });

  it('names a port that is taken, and leaves nothing open behind', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    for (const device of ['platform', 'control'] as const) {
      expect(await begin({ ports: { [device]: port } })).toMatchObject({
        error: { code: 'simulator.port-in-use', params: { device, port } },
      });
    }
    blocker.close();
    await start();
  });

  it('brings a card’s chip to the reader when the printer has it at the chip station', async () => {
    const simulator = await start();
    const { hostname, port } = new URL(simulator.addresses.cardPrinter);
    const line = connect(Number(port), hostname);
    const chipAt = () => simulator.devices['chip-card'].state();
    const FEED_TO_CHIP = '\x1bSis\r';
    const EJECT = '\x1bSe\r';
    line.write(FEED_TO_CHIP);
    await expect.poll(chipAt).toMatchObject({ present: 'CCB-2025-001-001' });
    line.write(EJECT);
    await expect.poll(chipAt).toMatchObject({ present: null });
    line.destroy();
  });

  it('does the scenario’s faults, and refuses a scenario whose faults nobody understands', async () => {
    const scenario = JSON.parse(readFileSync(shipped('short'), 'utf8')) as object;
    const path = join(dir, 'faults.json');
    writeFileSync(path, JSON.stringify({ ...scenario, faults: [{ device: 'platform', act: 'down' }] }));
    const simulator = await start({ scenario: path });
    expect(simulator.devices.platform.state()).toMatchObject({ up: false });
    await simulator.close();
    writeFileSync(path, JSON.stringify({ ...scenario, faults: [{ device: 'platform', act: 'explode' }] }));
    expect(await begin({ scenario: path })).toMatchObject({
      error: { code: 'scenario.malformed', params: { path: 'faults[0]' } },
    });
  });

  it('names a scenario that is not there', async () => {
    expect(await begin({ scenario: join(dir, 'none.json') })).toMatchObject({ error: { code: 'scenario.not-found' } });
  });
});

describe('control', () => {
  it('shows the devices and the persons, masked, with what they are good for', async () => {
    const { control } = await start();
    const client = createControlClient(control);
    const state = unwrap(await client.state());
    expect(Object.keys(state.devices).toSorted()).toEqual([...DEVICE_NAMES].toSorted());
    const persons = unwrap(await client.persons());
    expect(persons.map(({ situation }) => situation)).toEqual([
      'approved-here',
      'approved-here',
      'onsite',
      'onsite',
      'approved-elsewhere',
      'under-review',
      'refused',
      'holder',
      'not-insured',
      'holder',
      'holder',
      'minor-onsite',
      'minor-approved-here',
      'holder',
      'minor-onsite',
      'onsite',
      'draft',
      'by-post',
      'cross-province',
      'refused',
      'applied-by-other',
      'onsite',
    ]);
    expect(persons.find(({ id }) => id === 'qian-xiao-yi')).toMatchObject({
      guardian: 'feng-er',
      card: true,
      text: { zh: '未成年人，无申请，可现场申领；和冯*一起来；手机 13800138021' },
    });
    expect(persons[0]).toMatchObject({ id: 'li-si', name: '李*', idNumber: '4306**********0014' });
  });

  it('places a person’s document on the reader and acts on devices', async () => {
    const { control, devices } = await start();
    const client = createControlClient(control);
    unwrap(await client.place('li-si'));
    expect(devices['id-reader'].state()).toMatchObject({ card: { idNumber: '430682190001010014' } });
    unwrap(await client.act('platform', { act: 'review', personId: 'sun-qi', state: 'approved' }));
    expect(unwrap(await client.persons()).find(({ id }) => id === 'sun-qi')?.situation).toBe('approved-here');
  });

  it('has no card to place of somebody without an identity card, and says what is typed in', async () => {
    const { control } = await start();
    const client = createControlClient(control);
    expect(await client.place('chu-xiao')).toMatchObject({ error: { code: 'training.no-identity-card' } });
    const child = unwrap(await client.persons()).find(({ id }) => id === 'chu-xiao');
    expect(child).toMatchObject({ card: false, guardian: 'chu-san' });
    expect(child?.text.zh).toContain('褚小三，430682202308159046');
  });

  it('leaves the child before the camera when the guardian’s card is placed', async () => {
    const { control } = await start();
    const client = createControlClient(control);
    const picture = () => readFileSync(join(dir, 'camera', 'picture.jpg'));
    unwrap(await client.place('qian-xiao-yi'));
    const child = picture();
    unwrap(await client.place('feng-er'));
    expect(picture().equals(child)).toBe(true);
    unwrap(await client.place('li-si'));
    expect(picture().equals(child)).toBe(false);
  });

  it.each([
    ['toaster', { act: 'burn' }, 'simulator.unknown-device'],
    ['platform', { act: 'burn' }, 'simulator.unknown-act'],
    ['card-printer', { act: 'burn' }, 'simulator.unknown-act'],
    ['id-reader', { act: 'place' }, 'simulator.bad-act'],
    ['constructor', { act: 'burn' }, 'simulator.unknown-device'],
  ])('names what %s cannot do', async (device, act, code) => {
    const client = createControlClient((await start()).control);
    expect(await client.act(device, act)).toMatchObject({ error: { code } });
  });

  it('answers nobody without the token', async () => {
    const { control } = await start();
    const stranger = createControlClient({ url: control.url, token: 'guess' });
    expect(await stranger.state()).toMatchObject({ error: { code: 'simulator.refused' } });
    expect(await stranger.place('li-si')).toMatchObject({ error: { code: 'simulator.refused' } });
  });

  it('tells about changes', async () => {
    const client = createControlClient((await start()).control);
    const seen: number[] = [];
    const dispose = client.watch((revision) => seen.push(revision));
    await expect.poll(() => seen.length).toBe(1);
    unwrap(await client.place('wang-wu'));
    await expect.poll(() => seen.length).toBeGreaterThan(1);
    dispose();
  });

  it('ends the simulator', async () => {
    const simulator = await start();
    const client = createControlClient(simulator.control);
    unwrap(await client.stop());
    await simulator.ended;
    expect(await client.state()).toMatchObject({ error: { code: 'simulator.not-running' } });
  });
});

describe('the simulator as a process', () => {
  const spawned = (args: readonly string[]) =>
    spawn(process.execPath, [fileURLToPath(new URL('../../drivers/simulator/main.ts', import.meta.url)), ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const firstLine = async (stream: NodeJS.ReadableStream): Promise<string> => {
    for await (const line of createInterface({ input: stream })) return line;
    return '';
  };

  it('says where it is, and ends cleanly when told to', async () => {
    const child = spawned([
      '--dir',
      dir,
      '--scenario',
      shipped('short'),
      '--speed',
      '0',
      '--links',
      'tcp',
      '--chip',
      'direct',
    ]);
    const exited = once(child, 'exit');
    const line = JSON.parse(await firstLine(child.stdout)) as { readonly pid: number };
    expect(line).toMatchObject({ pid: child.pid, ...pick(unwrap(readSimulatorFile(dir))) });
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(existsSync(join(dir, 'simulator.json'))).toBe(false);
  });

  it('says why it did not start', async () => {
    const child = spawned(['--dir', dir, '--scenario', join(dir, 'none.json')]);
    const exited = once(child, 'exit');
    expect(JSON.parse(await firstLine(child.stdout))).toMatchObject({ error: { code: 'scenario.not-found' } });
    expect(await exited).toEqual([1, null]);
  });

  it.each<[string, readonly string[], number, object]>([
    ['an unknown option', ['--colour', 'red'], 2, {}],
    ['a speed that is none', ['--speed', 'fast'], 2, {}],
    [
      'a scenario that is not there',
      ['--json', '--scenario', 'none.json'],
      1,
      { error: { code: 'scenario.not-found' } },
    ],
  ])('the command ends with its code for %s', async (_title, args, code, document) => {
    const child = spawn(process.execPath, [SIMULATE, '--dir', dir, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    const exited = once(child, 'exit');
    const line = await firstLine(child.stdout);
    expect(line === '' ? {} : JSON.parse(line)).toMatchObject(document);
    expect(await exited).toEqual([code, null]);
  });

  it('the command prints one document and ends with 0 when interrupted', async () => {
    const args = ['--dir', dir, '--scenario', shipped('short'), '--json', '--links', 'tcp', '--chip', 'direct'];
    const child = spawn(process.execPath, [SIMULATE, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    const exited = once(child, 'exit');
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      child.kill('SIGINT');
    }
    expect(await exited).toEqual([0, null]);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ dir, pid: child.pid }]);
  });

  const pick = ({ platform, control }: { readonly platform: string; readonly control: object }) => ({
    platform,
    control,
  });
});

describe('drawn portraits', () => {
  it('have the format of the card photo, and are the same for the same person', async () => {
    const portrait = await samplePortrait({ key: '430682190001010014', sex: '1' });
    expect(await sharp(portrait).metadata()).toMatchObject({ format: 'jpeg', width: 358, height: 441, density: 350 });
    expect(portrait.length).toBeGreaterThan(9 * 1024);
    expect(portrait.length).toBeLessThan(40 * 1024);
    expect(await samplePortrait({ key: '430682190001010014', sex: '1' })).toEqual(portrait);
    expect(await samplePortrait({ key: '430682190001010022', sex: '2' })).not.toEqual(portrait);
  });

  it('have a white ground', async () => {
    const { data, info } = await sharp(await samplePortrait({ key: 'x', sex: '2' }))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const corner = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    expect([corner(2, 2), corner(355, 2), corner(2, 200), corner(355, 200)].flat().every((value) => value > 240)).toBe(
      true,
    );
  });
});
