import type { DiagnosticsParts } from '../parts.ts';
import type { TestRun } from '../test-run.ts';

/** Does a test; what it finds and measures goes to the run. What the world does to it never throws. */
export type Perform = (run: TestRun, parts: DiagnosticsParts) => Promise<void>;
