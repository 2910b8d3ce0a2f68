/** Set-up cannot go on; the message is for the person at the keyboard and says what to do. */
export class SetupError extends Error {}

/**
 * @typedef {{
 *   note(text: string): void,
 *   doing(text: string): void,
 *   problem(text: string): void,
 * }} Reporter
 * `note`: good to know, left out when quiet · `doing`: something is really being done · `problem`: something is wrong.
 */

/**
 * @param {{ quiet: boolean, write?: (text: string) => void }} options
 * @returns {Reporter}
 */
export const createReporter = ({ quiet, write = (text) => void process.stderr.write(text) }) => ({
  note: (text) => {
    if (!quiet) write(`${text}\n`);
  },
  doing: (text) => write(`set-up: ${text}\n`),
  problem: (text) => write(`set-up: ${text}\n`),
});
