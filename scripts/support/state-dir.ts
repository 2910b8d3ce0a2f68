import { join } from 'node:path';
import { defaultStateDir } from '#shell/state-dir.ts';

export { defaultStateDir };

/** Training keeps out of the folder a real station uses: its own database, keys and station file. */
export const defaultTrainingDir = (): string => join(defaultStateDir(), 'training');
