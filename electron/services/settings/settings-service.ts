import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import { storing } from '#basics/storage-fault.ts';
import type { SettingDifferenceView, SettingsHistoryView, SettingsView } from '#contract/views.ts';
import { SETTING_KEYS, settingKey, settingName } from '#domain/settings/catalogue.ts';
import {
  applyChanges,
  differencesOf,
  type Json,
  type JsonObject,
  type SettingChange,
  type SettingDifference,
  valueAt,
} from '#domain/settings/document.ts';
import { segmentsOf } from '#domain/settings/key.ts';
import type { SettingProblem } from '#domain/settings/problem.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import { noteAudit } from '../audit/note-audit.ts';
import type { Stores } from '../ports.ts';
import { saveExport } from './export-file.ts';
import { groupsOf, mayChange } from './fields.ts';
import { shown } from './problems.ts';
import type { SchemaNode } from './schema-node.ts';
import { parseSettings, readSettingsFile, type SettingsContent, writeSettingsFile } from './settings-file.ts';
import { historyOf } from './settings-history.ts';

const KEYS = Object.keys(SETTING_KEYS);
/** The hash of the file the kiosk last started with, or wrote itself. */
const KNOWN = 'settings-known';

/** What a change would make of the file. */
interface Candidate {
  readonly content: SettingsContent;
  readonly document: JsonObject;
  readonly differences: readonly SettingDifference[];
  readonly problems: readonly SettingProblem[];
}

export interface SettingsServiceOptions {
  readonly file: string;
  /** Of the file the kiosk started with; null where it did not start from a file. */
  readonly runningDigest: string | null;
  /** Where exports go. */
  readonly exports: string;
  readonly schema: () => SchemaNode;
  /** Everything that is wrong with a document. */
  readonly problems: (document: Json) => readonly SettingProblem[];
  readonly stores: Pick<Stores, 'audit' | 'values' | 'transaction'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changed: () => void;
}

/** The station file while the kiosk runs: looked at, checked, changed. In effect is what the host started with. */
export class SettingsService {
  readonly #options: SettingsServiceOptions;
  #schema: SchemaNode | null = null;

  constructor(options: SettingsServiceOptions) {
    this.#options = options;
  }

  /** Fails as `readSettingsFile`. */
  view(
    actor: StaffMember | null,
    more: { readonly revision: number; readonly notNow: string | null },
  ): Result<SettingsView> {
    const content = this.#read();
    if (!content.ok) return content;
    const { document, digest } = content.value;
    return ok({
      ...more,
      file: this.#options.file,
      digest,
      groups: groupsOf(this.#formSchema(), document, actor?.role ?? null),
      problems: this.#options.problems(document).map(open),
      restartNeeded: digest !== this.#options.runningDigest,
    });
  }

  /**
   * What would be wrong and what would change. Fails as `readSettingsFile`, with `settings.unknown-key` (param `key`) and
   * `settings.not-your-key`.
   */
  check(changes: readonly SettingChange[], actor: StaffMember | null) {
    const candidate = this.candidate(changes, actor);
    return candidate.ok ? ok(this.#checked(candidate.value)) : candidate;
  }

  /** The file as these changes would make it. Fails as `check`. */
  candidate(changes: readonly SettingChange[], actor: StaffMember | null): Result<Candidate> {
    const content = this.#read();
    if (!content.ok) return content;
    const may = allowed(changes, actor);
    return may.ok ? ok(this.#candidateOf(content.value, applyChanges(content.value.document, changes))) : may;
  }

  /** Fails with `settings.not-right` (param `count`) when the file as it is could not be started with. */
  startable(): Result<void> {
    const content = this.#read();
    return content.ok ? right(this.#options.problems(content.value.document)) : content;
  }

  /**
   * Writes the file whole or not at all, with one audit row for every key that changed. Fails as `check`, with
   * `settings.not-right`, `settings.changed-meanwhile`, `settings.nothing-changed`, and as `writeSettingsFile`; then
   * nothing has changed.
   */
  save(changes: readonly SettingChange[], digest: string, actor: StaffMember | null): Result<void> {
    const candidate = this.candidate(changes, actor);
    if (!candidate.ok) return candidate;
    const { content, document, differences, problems } = candidate.value;
    if (content.digest !== digest) return fail('settings.changed-meanwhile', 'ask');
    if (differences.length === 0) return fail('settings.nothing-changed', 'ask');
    const good = right(problems);
    if (!good.ok) return good;
    const saved = this.#store(content, document, differences, actor?.staffId ?? 'host');
    if (saved.ok) this.#options.changed();
    return saved;
  }

  /** Rows first, then the file, then the commit: a file that was not written leaves no row behind. */
  #store(
    content: SettingsContent,
    document: JsonObject,
    differences: readonly SettingDifference[],
    actor: string,
  ): Result<void> {
    const { stores, clock, file } = this.#options;
    const at = clock.now();
    try {
      return storing(() =>
        stores.transaction(() => {
          for (const difference of differences) {
            const { key, before, after } = shownDifference(difference);
            stores.audit.append({
              at,
              event: 'settings.changed',
              actor,
              window: 'teller',
              sessionId: null,
              detail: { key, before, after },
            });
          }
          const written = writeSettingsFile(file, document, content.text);
          if (!written.ok) throw new NotWritten(written.error);
          const now = readSettingsFile(file);
          if (now.ok) stores.values.set(KNOWN, now.value.digest);
          return done;
        }),
      );
    } catch (error) {
      if (error instanceof NotWritten) return { ok: false, error: error.failure };
      throw error;
    }
  }

  /** Another file, as changes of this one. Fails as `check` and with `settings.import-no-json` (param `problem`). */
  importText(text: string, actor: StaffMember | null) {
    const content = this.#read();
    if (!content.ok) return content;
    const other = parseSettings(text);
    if (!other.ok) return fail('settings.import-no-json', 'ask', { problem: other.error });
    const whole = withSecretsOf(other.value, content.value.document);
    const problems = this.#options.problems(whole);
    const changes = differencesOf(content.value.document, whole, KEYS).map(
      ({ key, after }): SettingChange => (after === undefined ? { key } : { key, set: after }),
    );
    const may = allowed(changes, actor);
    if (!may.ok) return may;
    const { differences } = this.#candidateOf(content.value, applyChanges(content.value.document, changes));
    return ok({
      problems: problems.map(open),
      differences: differences.map(readable),
      // Something is wrong with it: nothing of it is offered.
      changes: problems.length === 0 ? changes.map(openChange) : [],
    });
  }

  /** The file without its secrets, written beside the state. Fails as `readSettingsFile` and with `settings.not-written`. */
  exportFile(): Result<{ readonly fileName: string }> {
    const content = this.#read();
    if (!content.ok) return content;
    const secrets = KEYS.filter((key) => settingKey(key)?.secret === true).map((key) => ({ key }));
    return saveExport(this.#options.exports, applyChanges(content.value.document, secrets), this.#options.clock.now());
  }

  history(): SettingsHistoryView {
    return historyOf(this.#options.stores.audit);
  }

  /** At a start: a file this kiosk did not know, its first one or one changed by other hands, stands in the audit. */
  noteStart(): void {
    const { runningDigest: digest, stores, clock, logger } = this.#options;
    const known = stores.values.get(KNOWN);
    if (digest === null || known === digest) return;
    const event = known === null ? 'settings.first-file' : 'settings.found-changed';
    noteAudit(logger, event, () =>
      stores.transaction(() => {
        stores.audit.append({
          at: clock.now(),
          event,
          actor: 'host',
          window: 'host',
          sessionId: null,
          detail: { sm3: digest },
        });
        stores.values.set(KNOWN, digest);
      }),
    );
  }

  #read(): Result<SettingsContent> {
    return readSettingsFile(this.#options.file);
  }

  #formSchema(): SchemaNode {
    this.#schema ??= this.#options.schema();
    return this.#schema;
  }

  #candidateOf(content: SettingsContent, document: JsonObject): Candidate {
    const differences = differencesOf(content.document, document, KEYS);
    return { content, document, differences, problems: this.#options.problems(document) };
  }

  #checked({ problems, differences }: Candidate) {
    return { problems: problems.map(open), differences: differences.map(readable) };
  }
}

/** Rolls the rows back; never leaves this file. */
class NotWritten extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

const right = (problems: readonly SettingProblem[]): Result<void> =>
  problems.length === 0 ? done : fail('settings.not-right', 'ask', { count: problems.length });

const allowed = (changes: readonly SettingChange[], actor: StaffMember | null): Result<void> => {
  for (const { key } of changes) {
    const known = settingKey(key);
    if (known === undefined) return fail('settings.unknown-key', 'stop', { key });
    if (!mayChange(known, actor?.role ?? null)) {
      return fail('settings.not-your-key', 'ask', { key, labelZh: known.label.zh, labelEn: known.label.en });
    }
  }
  return done;
};

/** An export has no secrets: those of the file stay, where the part they belong to does. */
const withSecretsOf = (document: JsonObject, former: JsonObject): JsonObject => {
  const secrets = differencesOf(document, former, KEYS).filter(
    ({ key, before, after }) =>
      settingKey(key)?.secret === true &&
      before === undefined &&
      after !== undefined &&
      valueAt(document, segmentsOf(key).slice(0, -1)) !== undefined,
  );
  return applyChanges(
    document,
    secrets.map(({ key, after }) => ({ key, set: after })),
  );
};

const shownDifference = ({ key, before, after }: SettingDifference) => ({
  key,
  before: before === undefined ? null : shown(key, before),
  after: after === undefined ? null : shown(key, after),
});

const readable = (difference: SettingDifference): SettingDifferenceView => ({
  ...shownDifference(difference),
  label: settingName(difference.key),
});

const open = ({ path, code, params }: SettingProblem) => ({ path, code, params: { ...params } });
const openChange = ({ key, set }: SettingChange) =>
  set === undefined
    ? { key }
    : { key, set: set as NonNullable<SettingsView['groups'][number]['fields'][number]['value']> };
