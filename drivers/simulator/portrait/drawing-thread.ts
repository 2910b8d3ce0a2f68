/** The thread that draws: a portrait takes a good part of a second, in which no device of the process could answer. */
import { parentPort } from 'node:worker_threads';
import { samplePortrait } from '../platform/sample-portrait.ts';
import type { PortraitRequest } from './draw-aside.ts';

const port = parentPort;
if (port === null) throw new Error('this file is the beginning of a thread');
port.on('message', ({ number, person }: PortraitRequest) => {
  samplePortrait(person).then(
    (jpeg) => port.postMessage({ number, jpeg }),
    (error: unknown) => port.postMessage({ number, error: String(error) }),
  );
});
