import { z } from 'zod';
import { DEVICE_NAMES } from '#domain/diagnostics/device-name.ts';
import { params } from './shared.ts';

/** Words that come as data, ready in both languages: names of values and tests, what a person has to do. */
const bilingual = z.object({ zh: z.string(), en: z.string() });

export const deviceName = z.enum(DEVICE_NAMES);
const health = z.enum(['ok', 'warn', 'fail', 'unknown']);

/** A code of `contract/codes` with how much it matters. */
const finding = z.object({ level: z.enum(['info', 'warn', 'fail']), code: z.string(), params: params.optional() });

/** One value a device tells or that was measured. */
const deviceValue = z.object({
  id: z.string(),
  text: bilingual,
  /** Null where the device did not say. */
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  /** `V`, `°C`, `ms`, `MB`, `dpi`, `Bd` …; null without one. */
  unit: z.string().nullable(),
  /** Where the value turns: a sensor below or above this many units means something else. */
  threshold: z.object({ at: z.number(), meansAbove: bilingual, meansBelow: bilingual }).nullable(),
  state: z.enum(['ok', 'warn', 'fail', 'info']),
  /** What a value that is a word of the device means; left out where the value speaks for itself. */
  meaning: bilingual.optional(),
});

/** One device at a glance. */
const deviceTile = z.object({
  device: deviceName,
  state: health,
  /** What is the matter, null when nothing is. */
  problem: finding.nullable(),
  /** What it says it is (model, serial number, SAM id, name of the reader …). */
  identity: z.string().nullable(),
  address: z.string().nullable(),
  /** False where the station file does not name one. */
  setUp: z.boolean(),
  /** The last time it was in the way, from the journal of diagnostics; null when it never was. */
  lastFault: z.object({ at: z.number(), code: z.string(), params: params.optional() }).nullable(),
});

export const testResult = z.object({
  test: z.string(),
  at: z.number(),
  ms: z.number(),
  verdict: z.enum(['pass', 'warn', 'fail', 'stopped']),
  findings: z.array(finding),
  values: z.array(deviceValue),
  /** What the camera saw, what was printed: base64 JPEG. Never a person or a person's document. */
  picture: z.string().nullable(),
});

const deviceTest = z.object({
  id: z.string(),
  device: deviceName,
  text: bilingual,
  /** What it does and what has to be at hand. */
  hint: bilingual,
  /**
   * `nothing`: it may be pressed at any time between sessions; `test-card`: somebody lays one on; `test-blank`: one card
   * from the feeder, booked as TEST; `cleaning-card`: the wizard asks for it; `applicant-window`: that window is open.
   */
  needs: z.enum(['nothing', 'test-card', 'test-blank', 'cleaning-card', 'applicant-window']),
  /** `window`: the page itself does it (screen, touch, sound, portrait camera) and tells the outcome. */
  runs: z.enum(['host', 'window']),
  /** A person says whether it came out right (print, display, sound). */
  judgedBy: z.enum(['host', 'person']),
  last: testResult.nullable(),
});

/** All devices, and the test that runs. */
export const diagnosticsView = z.object({
  revision: z.number(),
  now: z.number(),
  devices: z.array(deviceTile),
  /** Why no test may begin now (`session.not-now`, `recovery.open`), null when one may. */
  notNow: z.string().nullable(),
  run: z
    .object({
      test: z.string(),
      device: deviceName,
      startedAt: z.number(),
      /** How far; null where that can't be told. */
      progress: z.object({ done: z.number(), total: z.number() }).nullable(),
      /** What is done now, or what the person has to do now. */
      step: bilingual,
      /** A person has to do the step and say so (`diagnostics.answer`), or judge what came out. */
      asks: z.enum(['nothing', 'done', 'verdict']),
    })
    .nullable(),
});

/** One device, asked now. */
export const devicePage = z.object({
  tile: deviceTile,
  /** Port, speed, reader name, address … as the station file has them. */
  connection: z.array(deviceValue),
  identity: z.array(deviceValue),
  live: z.array(deviceValue),
  /** Flags and conditions it raised, the worst first. `flags`: its own names, texts in `card-printer-flags`. */
  conditions: z.array(finding.extend({ flags: z.array(z.string()) })),
  tests: z.array(deviceTest),
  askedAt: z.number(),
});

/** Where a device could be: what hangs on this machine. */
export const devicePlaces = z.object({
  places: z.array(
    z.object({
      address: z.string(),
      /** What the system calls it; empty when it says nothing. */
      name: z.string(),
      /** What answered there, when asked. */
      found: bilingual.nullable(),
      inUse: z.boolean(),
    }),
  ),
  /** Why the list may not be whole (`transport.no-port-list` …). */
  problem: finding.nullable(),
});

/** The report for the vendor, without personal data, as files the host saved (HTML and JSON): windows may not download. */
export const diagnosticReport = z.object({ folder: z.string(), files: z.array(z.string()) });

/** One line of a trace. Personal data is masked before it gets here. */
export const traceLine = z.object({
  seq: z.number(),
  at: z.number(),
  direction: z.enum(['out', 'in', 'note']),
  /** What it means; null where nobody can tell. */
  text: bilingual.nullable(),
  /** Bytes in hexadecimal, blanks between; masked bytes as `··`. Cut after 256 bytes. */
  hex: z.string(),
  bytes: z.number(),
});

export const traceView = z.object({
  revision: z.number(),
  device: deviceName,
  recording: z.object({ since: z.number(), lines: z.number() }).nullable(),
  lines: z.array(traceLine),
  recordings: z.array(z.object({ name: z.string(), at: z.number(), lines: z.number(), bytes: z.number() })),
});

export type BilingualText = z.infer<typeof bilingual>;
export type DeviceFinding = z.infer<typeof finding>;
export type DiagnosticReportView = z.infer<typeof diagnosticReport>;
export type DeviceValueView = z.infer<typeof deviceValue>;
export type DeviceTileView = z.infer<typeof deviceTile>;
export type DeviceTestView = z.infer<typeof deviceTest>;
export type TestResultView = z.infer<typeof testResult>;
export type DiagnosticsView = z.infer<typeof diagnosticsView>;
export type DevicePageView = z.infer<typeof devicePage>;
export type DevicePlacesView = z.infer<typeof devicePlaces>;
export type TraceView = z.infer<typeof traceView>;
export type TraceLineView = z.infer<typeof traceLine>;
