/** `npm run staff`: who may sign in at this station. The kiosk must not be running: it holds the database. */
import { resolve } from 'node:path';
import { systemClock } from '#basics/clock.ts';
import { err, ok, type Result } from '#basics/result.ts';
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

interface AccountOptions extends Common {
  readonly id: string;
  readonly secretStdin?: true;
}

/** Whoever has the state directory, for the audit. */
const BY = ['command'] as const;

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

/** A first secret, from standard input or asked for twice; its owner changes it at the first sign-in. */
const firstSecret = async ({ secretStdin, json }: AddOptions | AccountOptions): Promise<Result<string, number>> => {
  const secret = secretStdin ? ok(await secretFromStdin()) : await askSecret(PROMPTS[personsLanguage()]);
  if (secret.ok) return secret;
  return err(
    secret.error.code === 'staff.no-terminal' ? finishWith.usage(secret.error) : finishWith.failure(secret.error, json),
  );
};

const tell = (said: { readonly zh: string; readonly en: string }): void => {
  process.stderr.write(`${said[personsLanguage()]}\n`);
};

const add = async (options: AddOptions): Promise<number> => {
  const role = oneOf('--role', STAFF_ROLES, options.role);
  if (!role.ok) return finishWith.usage(role.error);
  const secret = await firstSecret(options);
  if (!secret.ok) return secret.error;
  return withStaff(options, async (staff) => {
    const added = await staff.add(
      { name: options.name, role: role.value, secret: secret.value, staffId: options.id, mustChange: true },
      BY,
    );
    if (!added.ok) return finishWith.failure(added.error, options.json);
    const { staffId, name } = added.value;
    if (options.json) printDocument({ outcome: 'added', staff: added.value });
    tell({
      zh: `已添加${ROLES[role.value].zh} ${name}，工号 ${staffId}`,
      en: `Added ${ROLES[role.value].en} ${name}, staff number ${staffId}`,
    });
    return EXIT.done;
  });
};

/** A new first secret, which opens a closed account again. */
const reset = async (options: AccountOptions): Promise<number> => {
  const secret = await firstSecret(options);
  if (!secret.ok) return secret.error;
  return withStaff(options, async (staff) => {
    const done = await staff.setSecret(options.id, secret.value, BY);
    if (!done.ok) return finishWith.failure(done.error, options.json);
    if (options.json) printDocument({ outcome: 'reset', staffId: options.id });
    tell({
      zh: `已重置工号 ${options.id} 的口令，首次登录时须修改`,
      en: `New password for staff number ${options.id}; it is changed at the first sign-in`,
    });
    return EXIT.done;
  });
};

const disable = (options: AccountOptions): Promise<number> =>
  withStaff(options, async (staff) => {
    const done = await staff.disable(options.id, BY);
    if (!done.ok) return finishWith.failure(done.error, options.json);
    if (options.json) printDocument({ outcome: 'disabled', staffId: options.id });
    tell({ zh: `工号 ${options.id} 已停用`, en: `Staff number ${options.id} is closed` });
    return EXIT.done;
  });

const list = (options: Common): Promise<number> =>
  withStaff(options, (staff) => {
    const all = staff.list();
    if (options.json) printDocument({ staff: all });
    else {
      const language = personsLanguage();
      for (const { staffId, name, role, disabledAt } of all) {
        const closed = disabledAt === null ? '' : `\t${{ zh: '已停用', en: 'closed' }[language]}`;
        process.stdout.write(`${staffId}\t${ROLES[role][language]}\t${name}${closed}\n`);
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
  .command('reset')
  .description('a first secret for somebody who forgot theirs; opens a closed account again')
  .requiredOption('--id <number>', 'staff number')
  .option('--secret-stdin', 'take the secret from the first line of standard input')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--json', 'print one JSON document on standard output', false)
  .action((options: AccountOptions) => {
    ended = reset(options);
  });
command
  .command('disable')
  .description('closes an account: nobody signs in with it any more')
  .requiredOption('--id <number>', 'staff number')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--json', 'print one JSON document on standard output', false)
  .action((options: AccountOptions) => {
    ended = disable(options);
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
  process.exitCode = finishWith.usage({
    code: 'command.wrong-usage',
    kind: 'stop',
    params: { cause: 'add, reset, disable, list' },
  });
} else {
  command.parse();
  process.exitCode = await ended;
}
