export const USAGE = `usage: node scripts/bootstrap.mjs [--quiet] [--then <script.ts> [-- arguments…]]
  --quiet   speak only when something really has to be done
  --then    run this script with the pinned Node afterwards; what follows -- goes to it untouched
`;

/**
 * @typedef {{ quiet: boolean, help: boolean, script: string | null, rest: string[] }} Arguments
 */

/**
 * The command line of the bootstrap; everything after the first `--` belongs to the script.
 * @param {readonly string[]} argv
 * @returns {Arguments | { problem: string }}
 */
export const parseArguments = (argv) => {
  const end = argv.indexOf('--');
  const own = end === -1 ? [...argv] : argv.slice(0, end);
  const rest = end === -1 ? [] : argv.slice(end + 1);
  /** @type {Arguments} */
  const parsed = { quiet: false, help: false, script: null, rest };
  while (own.length > 0) {
    const option = own.shift();
    if (option === '--quiet') parsed.quiet = true;
    else if (option === '--help' || option === '-h') parsed.help = true;
    else if (option === '--then') {
      const script = own.shift();
      if (script === undefined || script.startsWith('-')) return { problem: '--then needs the path of a script.' };
      parsed.script = script;
    } else return { problem: `Unknown option ${option}. Arguments for the script stand after --.` };
  }
  if (rest.length > 0 && parsed.script === null) return { problem: 'Arguments after -- need a script (--then).' };
  return parsed;
};
