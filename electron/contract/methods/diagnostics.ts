import { z } from 'zod';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import {
  deviceName,
  devicePage,
  devicePlaces,
  diagnosticReport,
  diagnosticsView,
  testResult,
  traceView,
} from '../views/diagnostics.ts';
import { accepted, method, NOT_NOW, none } from './method.ts';

/** Who keeps the devices alive. A supervisor stands in where there is no technician at hand. */
const KEEPERS: readonly StaffRole[] = ['supervisor', 'technician'];
const TECHNICIAN: readonly StaffRole[] = ['technician'];

const day = z.string().regex(/^\d{8}$/);
const testId = z.string().regex(/^[a-z-]+\.[a-z-]+$/);

/** Devices looked at and tested one by one; what goes over their lines; raw commands. */
export const diagnosticsMethods = {
  'diagnostics.read': method({
    input: none,
    output: diagnosticsView,
    errors: [],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** Asks the device now. While a session needs it, what is known is answered. */
  'diagnostics.device': method({
    input: z.strictObject({ device: deviceName }),
    output: devicePage,
    errors: [],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  'diagnostics.places': method({
    input: z.strictObject({ device: deviceName }),
    output: devicePlaces,
    errors: [NOT_NOW, 'recovery.open', 'diagnostics.running'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** Begins a test; one at a time. The outcome comes with the view and is audited by the service. */
  'diagnostics.run': method({
    input: z.strictObject({ test: testId }),
    output: accepted,
    errors: [NOT_NOW, 'recovery.open', 'diagnostics.running', 'diagnostics.unknown-test', 'diagnostics.not-set-up'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** Ends the running test at its next safe place. */
  'diagnostics.stop': method({
    input: none,
    output: accepted,
    errors: ['diagnostics.not-running'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** What the person did or saw: `done` for a step of a wizard, `pass` or `fail` for what came out. */
  'diagnostics.answer': method({
    input: z.strictObject({ test: testId, answer: z.enum(['done', 'pass', 'fail']) }),
    output: accepted,
    errors: ['diagnostics.not-running', 'diagnostics.not-asked'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** The outcome of a test a window ran itself (`runs: window`): measured there, kept and audited here. */
  'diagnostics.tell': method({
    input: z.strictObject({
      test: testId,
      verdict: z.enum(['pass', 'warn', 'fail', 'stopped']),
      ms: z.number().min(0).max(3_600_000),
      /** By their id in the catalogue of the test. */
      values: z.record(z.string().regex(/^[a-z-]+$/), z.union([z.string().max(200), z.number(), z.boolean()])),
    }),
    output: testResult,
    errors: ['diagnostics.unknown-test'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** Everything as one report, redacted, with versions, saved in the state directory. */
  'diagnostics.report': method({
    input: none,
    output: diagnosticReport,
    errors: ['diagnostics.report-not-saved'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** The last lines of a device after that number, at most 500. */
  'trace.read': method({
    input: z.strictObject({ device: deviceName, after: z.int().min(0) }),
    output: traceView,
    errors: ['trace.no-line'],
    callers: ['teller'],
    roles: TECHNICIAN,
    audit: null,
  }),
  /** Begins or ends a recording: a file in the folder `traces` of the state directory. */
  'trace.record': method({
    input: z.strictObject({ device: deviceName, on: z.boolean() }),
    output: accepted,
    errors: ['trace.no-line', 'trace.not-kept'],
    callers: ['teller'],
    roles: TECHNICIAN,
    audit: 'trace.recorded',
    auditDetail: ({ device, on }) => ({ device, on }),
  }),
  /** A recording as a file (JSON lines). */
  'trace.take': method({
    input: z.strictObject({ name: z.string().regex(/^[a-z0-9-]+$/) }),
    output: z.object({ name: z.string(), text: z.string() }),
    errors: ['trace.unknown'],
    callers: ['teller'],
    roles: TECHNICIAN,
    audit: 'trace.taken',
    auditDetail: ({ name }) => ({ name }),
  }),
  /**
   * One raw command (reader: hexadecimal command, parameter and data; printer: the text between ESC and CR). In the
   * books before it goes out. Fails also as the device does.
   */
  'console.send': method({
    input: z.strictObject({ device: z.enum(['id-reader', 'card-printer']), command: z.string().min(1).max(200) }),
    output: z.object({ reply: z.object({ zh: z.string(), en: z.string() }), hex: z.string(), ms: z.number() }),
    errors: [
      NOT_NOW,
      'recovery.open',
      'diagnostics.running',
      'console.bad-command',
      'console.moves-card',
      'console.cuts-line',
      'console.reads-stripe',
    ],
    callers: ['teller'],
    roles: TECHNICIAN,
    audit: 'console.sent',
  }),
  /** Log files of some days (`YYYYMMDD` in China, both included) as one archive in the folder `log-exports`. */
  'logs.export': method({
    input: z.strictObject({ from: day, to: day }),
    output: z.object({ fileName: z.string(), files: z.number(), lines: z.number(), bytes: z.number() }),
    errors: ['logs.bad-days', 'logs.nothing-to-export', 'logs.not-saved'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: 'logs.exported',
    auditDetail: ({ from, to }) => ({ from, to }),
  }),
} as const;
