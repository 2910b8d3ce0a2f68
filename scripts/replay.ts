/**
 * `npm run replay`: a recording of what went over a line, played back to the driver. A server on this machine answers as
 * the recorded device did; no device is touched.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from '#basics/error-code.ts';
import { fail, type Result } from '#basics/result.ts';
import { parseRecording, type Recording } from '#services/diagnostics/trace/recording-format.ts';
import { commandLine, EXIT, finishWith, personsLanguage, printDocument } from './support/command.ts';
import { type ReplayedCall, replayRecording } from './support/replay-recording.ts';
import { defaultStateDir } from './support/state-dir.ts';

interface Options {
  readonly dir: string;
  readonly trace: string;
  readonly json: boolean;
}

/** A path, or the name of a recording of the state directory. */
const readTrace = ({ dir, trace }: Options): Result<Recording> => {
  for (const file of [resolve(trace), resolve(dir, 'traces', trace), resolve(dir, 'traces', `${trace}.jsonl`)]) {
    try {
      return parseRecording(readFileSync(file, 'utf8'));
    } catch (error) {
      if (errorCode(error) === null) throw error;
    }
  }
  return fail('trace.no-file', 'stop', { file: trace });
};

const SAME = { zh: '结果一致', en: 'as recorded' } as const;
const OTHER = { zh: '结果不同', en: 'differs' } as const;
const NONE = { zh: '记录中没有完整的调用', en: 'no whole call in this recording' } as const;

const lineOf = ({ call, recorded, replayed, same }: ReplayedCall, language: 'zh' | 'en'): string =>
  same
    ? `${call}: ${replayed.outcome}, ${SAME[language]}`
    : `${call}: ${recorded.outcome} → ${replayed.outcome}, ${OTHER[language]}`;

const run = async (options: Options): Promise<number> => {
  const recording = readTrace(options);
  if (!recording.ok) return finishWith.failure(recording.error, options.json);
  const replay = await replayRecording(recording.value);
  if (!replay.ok) return finishWith.failure(replay.error, options.json);
  const { calls } = replay.value;
  const same = calls.every((call) => call.same);
  if (options.json) printDocument({ outcome: same ? 'same' : 'differs', ...replay.value });
  const language = personsLanguage();
  for (const call of calls) process.stderr.write(`${lineOf(call, language)}\n`);
  if (calls.length === 0) process.stderr.write(`${NONE[language]}\n`);
  return same ? EXIT.done : EXIT.refused;
};

const command = commandLine('replay', 'Plays a recording of a line back to the driver and compares what comes of it.')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .requiredOption('--trace <file>', 'recording: a file, or its name in the folder traces')
  .option('--json', 'print one JSON document on standard output', false);

command.parse();
process.exitCode = await run(command.opts<Options>());
