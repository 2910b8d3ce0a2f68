import './settings.css';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#contract/methods.ts';
import type { SettingFieldView, SettingsView } from '#contract/views.ts';
import { useKiosk } from '../../../../bridge/kiosk-provider.tsx';
import { useAct } from '../../../../bridge/use-act.ts';
import { useRead, useView } from '../../../../bridge/use-view.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FileButton } from '../../../../ui/file-button.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { changesOf, type Drafts, problemAt, textOf, valueOfText } from './draft.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { RestartNote } from './restart-note.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { SettingField } from './setting-field.tsx';
import { TestLine } from './test-line.tsx';

/** The station file as a form, for who keeps the station; an auditor reads it. */
export const SettingsDeskPage = () => {
  const view = useView('settings');
  const role = useView('staff').data?.signedIn?.role;
  if (view.data === undefined) return null;
  return <SettingsForm view={view.data} mayChange={role === 'supervisor' || role === 'technician'} />;
};

type Open = 'nothing' | 'save' | 'history';

const SettingsForm = ({ view, mayChange }: { readonly view: SettingsView; readonly mayChange: boolean }) => {
  const { t, language } = useText();
  const { client } = useKiosk();
  const queries = useQueryClient();
  const act = useAct();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [chosen, setChosen] = useState(view.groups[0]?.id);
  const [open, setOpen] = useState<Open>('nothing');
  const [read, setRead] = useState<MethodOutput<'settings.import'> | null>(null);
  const [exported, setExported] = useState<string | null>(null);

  const fields = view.groups.flatMap((group) => group.fields);
  const changes = [...changesOf(fields, drafts)];
  const checked = useRead(
    mayChange && changes.length > 0 ? 'settings.check' : 'settings.read',
    (mayChange && changes.length > 0 ? { changes } : {}) as never,
  ).data as Partial<MethodOutput<'settings.check'>> | undefined;
  const problems = (changes.length > 0 ? checked?.problems : undefined) ?? view.problems;
  const unread = fields.filter(({ key }) => unreadable(fields, drafts, key) !== null).length;
  const wrong = problems.length + unread;
  const group = view.groups.find(({ id }) => id === chosen) ?? view.groups[0];
  if (group === undefined) return null;

  const change = (key: string, text: string) => setDrafts((old) => ({ ...old, [key]: text }));
  const takeBack = (key: string) => setDrafts(({ [key]: _gone, ...others }) => others);
  const load = async (text: string) => {
    const answer = await act.run('settings.import', { text });
    if (answer?.ok) setRead(answer.value);
  };
  const take = (taken: MethodOutput<'settings.import'>) => {
    const texts = taken.changes.map(({ key, set }) => {
      const field = fields.find((one) => one.key === key);
      return [key, field === undefined ? '' : textOf(field, set)] as const;
    });
    setDrafts((old) => ({ ...old, ...Object.fromEntries(texts) }));
    setRead(null);
  };
  const saveToFile = async () => {
    const answer = await act.run('settings.export', {});
    if (answer?.ok) setExported(answer.value.fileName);
  };

  return (
    <div className="settings-desk">
      {view.restartNeeded && <RestartNote mayChange={mayChange} notNow={view.notNow} />}
      <div className="settings-tools">
        <span className="quiet">{t('settings.file', { file: view.file })}</span>
        <Button onClick={() => setOpen('history')} data-testid="settings-history">
          {t('settings.history')}
        </Button>
        {mayChange && (
          <>
            <Button onClick={() => void saveToFile()} data-testid="settings-export">
              {t('settings.export')}
            </Button>
            <FileButton accept=".json,application/json" testId="settings-import" onFile={({ text }) => void load(text)}>
              {t('settings.import')}
            </FileButton>
          </>
        )}
      </div>
      {exported !== null && (
        <p className="quiet" role="status">
          {t('settings.export.done', { file: exported })}
        </p>
      )}
      <ProblemNote problem={act.problem} />
      <div className="settings-body">
        <nav className="settings-groups" aria-label={t('settings.groups')}>
          {view.groups.map(({ id, text, fields: inside }) => {
            const touched = changesOf(inside, drafts).length;
            return (
              <button
                type="button"
                key={id}
                {...(id === group.id ? { 'aria-current': 'true' as const } : {})}
                onClick={() => setChosen(id)}
                data-testid={`settings-group-${id}`}
              >
                {language === 'en' ? text.en : text.zh}
                {touched > 0 && <span className="settings-count">{touched}</span>}
              </button>
            );
          })}
        </nav>
        <section className="settings-fields" aria-label={language === 'en' ? group.text.en : group.text.zh}>
          <Fields
            key={group.id}
            group={group}
            drafts={drafts}
            problems={problems}
            onChange={change}
            onTakeBack={takeBack}
          />
          {mayChange && group.test !== null && (
            <TestLine
              key={`test-${group.id}`}
              test={group.test}
              disabled={view.notNow !== null}
              run={() => client.call('settings.test', { changes, test: group.test ?? 'platform' })}
            />
          )}
        </section>
      </div>
      {mayChange && (
        <footer className="settings-foot">
          <span role="status" className={wrong > 0 ? 'bad' : 'quiet'} data-testid="settings-state">
            {wrong > 0
              ? t('settings.problems', { count: wrong })
              : changes.length === 0
                ? t('settings.unchanged')
                : t('settings.changed', { count: changes.length })}
          </span>
          <Button size="large" disabled={Object.keys(drafts).length === 0} onClick={() => setDrafts({})}>
            {t('settings.takeBackAll')}
          </Button>
          <Button
            type="primary"
            size="large"
            disabled={changes.length === 0 || wrong > 0 || checked?.differences === undefined}
            onClick={() => setOpen('save')}
            data-testid="settings-review"
          >
            {t('settings.review')}
          </Button>
        </footer>
      )}
      {open === 'save' && (
        <SaveDialog
          changes={changes}
          differences={checked?.differences ?? []}
          digest={view.digest}
          onSaved={() => {
            // What was read about the file before it changed.
            for (const stale of ['settings.check', 'settings.history'] as const)
              queries.removeQueries({ queryKey: [stale] });
            setDrafts({});
            setOpen('nothing');
          }}
          onClose={() => setOpen('nothing')}
        />
      )}
      {open === 'history' && <HistoryDialog onClose={() => setOpen('nothing')} />}
      {read !== null && <ImportDialog read={read} onTake={() => take(read)} onClose={() => setRead(null)} />}
    </div>
  );
};

/** Why what is typed can't even be read; null when it can, or nothing is typed. */
const unreadable = (fields: readonly SettingFieldView[], drafts: Drafts, key: string) => {
  const field = fields.find((one) => one.key === key);
  const text = drafts[key];
  if (field === undefined || text === undefined) return null;
  const value = valueOfText(field, text);
  return 'problem' in value ? value.problem : null;
};

interface FieldsProps {
  readonly group: SettingsView['groups'][number];
  readonly drafts: Drafts;
  readonly problems: SettingsView['problems'];
  onChange(key: string, text: string): void;
  onTakeBack(key: string): void;
}

/** The fields of one group; the rare ones folded away while nothing is wrong or changed in them. */
const Fields = ({ group, drafts, problems, onChange, onTakeBack }: FieldsProps) => {
  const { t, code } = useText();
  const shown = (field: SettingFieldView) => {
    const problem = problemAt(problems, field.key);
    const unread = unreadable(group.fields, drafts, field.key);
    // At the field itself what is to be done says all.
    const words = problem === null ? null : code(problem.code, problem.params).next;
    return (
      <SettingField
        key={field.key}
        field={field}
        text={drafts[field.key] ?? textOf(field, field.value)}
        changed={drafts[field.key] !== undefined}
        problem={unread === null ? words : t(unread)}
        onChange={(text) => onChange(field.key, text)}
        onTakeBack={() => onTakeBack(field.key)}
      />
    );
  };
  const rare = group.fields.filter((field) => field.rare);
  const needed = rare.some(({ key }) => drafts[key] !== undefined || problemAt(problems, key) !== null);
  return (
    <>
      {group.fields.filter((field) => !field.rare).map(shown)}
      {rare.length > 0 && (
        <details className="settings-rare" {...(needed ? { open: true } : {})}>
          <summary>{t('settings.more', { count: rare.length })}</summary>
          {rare.map(shown)}
        </details>
      )}
    </>
  );
};
