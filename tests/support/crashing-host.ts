/** A host with a bug nobody catches, for `log-files.test.ts`: `crashing-host.ts <state directory>`. */
import { endOnBugs, launchLogger } from '#host/launch.ts';

const { logger } = launchLogger(process.argv[2] ?? '');
endOnBugs(logger);
logger.info('before');
const holder = { name: '司马青山', phone: '13912345678' };
setTimeout(() => {
  throw new Error('no order for 11010519491231002X, card 6217001234567890123', { cause: { holder } });
}, 10);
