/** `npm run staff`: who may sign in at this station. The kiosk must not be running: it holds the database. */
import { resolve } from 'node:path';
import { systemClock } from '#basics/clock.ts';
import { ok, type Result } from '#basics/result.ts';
import { type DatabaseHandle, openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import { STAFF_ROLES } from '#domain/staff/staff-member.ts';
import { StaffService } from '#services/staff/staff-service.ts';
import {
  commandLine,
  EXIT,
  finishWith,
  makeStateDir,
  oneOf,
  personsLanguage,
  printDocument,
} from './support/command.ts';
import { askSecret, secretFromStdin } from './support/read-secret.ts';
import { defaultStateDir } from './support/state-dir.ts';

interface Common {
  readonly dir: string;
  readonly json: boolean;
}

interface AddOptions extends Common {
  readonly name: string;
  readonly role: string;
  readonly id?: string;
  readonly secretStdin?: true;
}

const PROMPTS = {
  zh: ['口令：', '再次输入口令：'],
  en: ['Password: ', 'Password again: '],
} as const;
const ROLES = {
  teller: { zh: '柜员', en: 'teller' },
  supervisor: { zh: '主管', en: 'supervisor' },
  technician: { zh: '技术员', en: 'technician' },
  auditor: { zh: '审计员', en: 'auditor' },
} as const;

const open = (dir: string): Result<DatabaseHandle> => {
  const made = makeStateDir(dir);
  if (!made.ok) return made;
  const key = loadDatabaseKey({ dir, env: process.env });
  return key.ok ? openDatabase({ file: databaseFile(dir), key: key.value }) : key;
};

/** Runs with the accounts of the state directory and closes the database whatever happens. */
const withStaff = async (options: Common, use: (staff: StaffService) => Promise<number> | number): Promise<number> => {
  const database = open(resolve(options.dir));
  if (!database.ok) return finishWith.failure(database.error, options.json);
  try {
    const { stores } = database.value;
    return await use(new StaffService({ stores, clock: systemClock, window: 'command' }));
  } finally {
    database.value.close();
  }
};

const add = async (options: AddOptions): Promise<number> => {
  const role = oneOf('--role', STAFF_ROLES, options.role);
  if (!role.ok) return finishWith.usage(role.error);
  const secret = options.secretStdin ? ok(await secretFromStdin()) : await askSecret(PROMPTS[personsLanguage()]);
  if (!secret.ok && secret.error.code === 'staff.no-terminal') return finishWith.usage(secret.error);
  if (!secret.ok) return finishWith.failure(secret.error, options.json);
  return withStaff(options, async (staff) => {
    const added = await staff.add({
      name: options.name,
      role: role.value,
      secret: secret.value,
      staffId: options.id,
    });
    if (!added.ok) return finishWith.failure(added.error, options.json);
    const { staffId, name } = added.value;
    if (options.json) printDocument({ outcome: 'added', staff: added.value });
    const summary = {
      zh: `已添加${ROLES[role.value].zh} ${name}，工号 ${staffId}`,
      en: `Added ${ROLES[role.value].en} ${name}, staff number ${staffId}`,
    };
    process.stderr.write(`${summary[personsLanguage()]}\n`);
    return EXIT.done;
  });
};

const list = (options: Common): Promise<number> =>
  withStaff(options, (staff) => {
    const all = staff.list();
    if (options.json) printDocument({ staff: all });
    else {
      const language = personsLanguage();
      for (const { staffId, name, role } of all) {
        process.stdout.write(`${staffId}\t${ROLES[role][language]}\t${name}\n`);
      }
    }
    return EXIT.done;
  });

const command = commandLine('staff', 'Who may sign in at this station. End the kiosk first: it holds the database.');
let ended: Promise<number> = Promise.resolve(EXIT.done);

command
  .command('add')
  .description('adds somebody; the secret is asked for at the terminal')
  .requiredOption('--name <name>', 'name')
  .requiredOption('--role <role>', STAFF_ROLES.join(' or '))
  .option('--id <number>', 'staff number of the bank (the next free one without it)')
  .option('--secret-stdin', 'take the secret from the first line of standard input')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--json', 'print one JSON document on standard output', false)
  .action((options: AddOptions) => {
    ended = add(options);
  });
command
  .command('list')
  .description('lists everybody')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--json', 'print one JSON document on standard output', false)
  .action((options: Common) => {
    ended = list(options);
  });

if (process.argv.length < 3) {
  process.exitCode = finishWith.usage({ code: 'command.wrong-usage', kind: 'stop', params: { cause: 'add, list' } });
} else {
  command.parse();
  process.exitCode = await ended;
}
