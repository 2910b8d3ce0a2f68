import { createInterface, type Interface } from 'node:readline/promises';
import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { TestResultView } from '#contract/views.ts';
import { testsOf } from '#domain/diagnostics/catalogue/index.ts';
import { DEVICE_NAMES, type DeviceName } from '#domain/diagnostics/device-name.ts';
import { type DiagnosticTest, isQuick } from '#domain/diagnostics/diagnostic-test.ts';
import type { Words } from '#domain/diagnostics/value.ts';
import type { DiagnosticsBench } from '#host/diagnostics-bench.ts';
import type { DiagnosticsService } from '#services/diagnostics/diagnostics-service.ts';
import { deviceWords } from '#services/diagnostics/report-html.ts';
import type { Tried } from './doctor-document.ts';

export type Choice = 'quick' | 'all';

const BY = { staffId: 'command', window: 'command' } as const;
const LOOK_MS = 50;

/** Why a test is left out; null: it is run. */
const leftOut = (
  test: DiagnosticTest,
  { choice, person, bench }: { readonly choice: Choice; readonly person: boolean; readonly bench: DiagnosticsBench },
): { readonly code: string } | null => {
  if (test.runs === 'window' || test.needs === 'applicant-window') return { code: 'diagnostics.in-window' };
  if (isQuick(test)) return null;
  if (choice === 'quick') return { code: 'diagnostics.not-quick' };
  if (test.needs === 'test-blank' && bench.sessionOpen) return { code: 'recovery.open' };
  const needsPerson = test.judgedBy === 'person' || test.needs === 'test-card' || test.needs === 'cleaning-card';
  return needsPerson && !person ? { code: 'diagnostics.no-person' } : null;
};

type Language = 'zh' | 'en';

/** The person at the terminal answers what a test asks. */
const answering = async (diagnostics: DiagnosticsService, lines: Interface, language: Language): Promise<void> => {
  let asked: string | null = null;
  while (diagnostics.running) {
    const { run } = diagnostics.overview(0);
    if (run === null || run.asks === 'nothing') {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      continue;
    }
    const question: string = `${run.step[language]} [${run.asks === 'done' ? 'Enter' : 'y/n'}, q] `;
    asked = (await lines.question(question)).trim().toLowerCase();
    if (asked === 'q') diagnostics.stop();
    else if (run.asks === 'done') diagnostics.answer(run.test, 'done');
    else if (asked === 'y' || asked === 'n') diagnostics.answer(run.test, asked === 'y' ? 'pass' : 'fail');
  }
};

const WORDS: Readonly<Record<TestResultView['verdict'], Words>> = {
  pass: { zh: '通过', en: 'pass' },
  warn: { zh: '注意', en: 'warn' },
  fail: { zh: '不通过', en: 'FAIL' },
  stopped: { zh: '已停止', en: 'stopped' },
};

/** A test on the progress list failed; the list goes on. */
class NotPassed extends Error {}

/**
 * Tries all devices one by one, in the order of the catalogue, with progress on standard error. `person`: somebody sits
 * at the terminal and is asked.
 */
export const runDoctor = async (
  bench: DiagnosticsBench,
  options: {
    readonly choice: Choice;
    readonly person: boolean;
    readonly language: Language;
    /** Only these; all of them without it. */
    readonly devices?: readonly DeviceName[];
  },
): Promise<ReadonlyMap<DeviceName, Tried>> => {
  const { diagnostics } = bench;
  const { choice, person, language, devices = DEVICE_NAMES } = options;
  const tried = new Map<DeviceName, { results: TestResultView[]; notRun: Tried['notRun'][number][] }>(
    devices.map((device) => [device, { results: [], notRun: [] }]),
  );
  const lines = person && choice === 'all' ? createInterface({ input: process.stdin, output: process.stderr }) : null;

  const runOne = async (test: DiagnosticTest, tell: (step: string) => void): Promise<TestResultView | null> => {
    const begun = diagnostics.run(test.id, BY);
    const kept = tried.get(test.device);
    if (!begun.ok) {
      kept?.notRun.push({ test: test.id, why: begun.error });
      return null;
    }
    const asking = lines === null ? Promise.resolve() : answering(diagnostics, lines, language);
    let told = '';
    const telling = setInterval(() => {
      const step = diagnostics.overview(0).run?.step[language] ?? told;
      if (step !== told) tell(step);
      told = step;
    }, LOOK_MS);
    const result = await diagnostics.settled();
    clearInterval(telling);
    await asking;
    if (result !== null) kept?.results.push(result);
    return result;
  };

  const chosen = devices.flatMap((device) =>
    testsOf(device).filter((test) => {
      const why = leftOut(test, { choice, person, bench });
      if (why !== null) tried.get(device)?.notRun.push({ test: test.id, why });
      return why === null;
    }),
  );
  const errors = new ProcessOutput(process.stderr, process.stderr);
  const list = new Listr(
    chosen.map((test) => ({
      title: `${deviceWords(test.device)[language]} · ${test.text[language]}`,
      task: async (_context, task) => {
        const title = task.title;
        const result = await runOne(test, (step) => {
          task.output = step;
        });
        if (result === null) return task.skip();
        task.title = `${title} — ${WORDS[result.verdict][language]} (${result.ms} ms)`;
        if (result.verdict === 'fail') throw new NotPassed(result.findings.map(({ code }) => code).join(', '));
      },
    })),
    {
      exitOnError: false,
      collectErrors: false,
      renderer: 'default',
      rendererOptions: { logger: new ListrLogger({ useIcons: true, processOutput: errors }) },
      // Questions to a person and a list that redraws itself do not go together.
      fallbackRenderer: 'simple',
      fallbackRendererCondition: () => !process.stderr.isTTY || lines !== null,
      fallbackRendererOptions: { logger: new ListrLogger({ useIcons: true, processOutput: errors }) },
    },
  );
  await list.run();
  lines?.close();
  const tiles = new Map(diagnostics.overview(0).devices.map((tile) => [tile.device, tile]));
  return new Map(
    [...tried].flatMap(([device, { results, notRun }]) => {
      const tile = tiles.get(device);
      return tile === undefined ? [] : [[device, { results, notRun, tile }] as const];
    }),
  );
};
