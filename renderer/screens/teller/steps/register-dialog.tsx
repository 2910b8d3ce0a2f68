import { Button } from 'antd';
import { useRef, useState } from 'react';
import { NATION_CODES, nationName } from '#domain/identity/nations.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CodePointInput } from '../../../ui/code-point-input.tsx';
import { CodeSelect } from '../../../ui/code-select.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { EMPTY_ENTRY, entryProblem, type RegisterEntry, type RegisterField, saidByNumber } from './register-entry.ts';

const FIELDS = ['name', 'idNumber', 'nation', 'address'] as const satisfies readonly RegisterField[];

const NATIONS = NATION_CODES.map((code) => {
  const names = nationName(code);
  return { code, zh: names?.zh ?? code, en: names?.en ?? code };
});

/** The child's page of the household register, copied by hand; sex and birth follow from the number. */
export const RegisterDialog = ({ onClose }: { onClose(): void }) => {
  const { t, has, code, language } = useText();
  const act = useAct();
  const form = useRef<HTMLFormElement>(null);
  const [entry, setEntry] = useState<RegisterEntry>(EMPTY_ENTRY);
  const [left, setLeft] = useState<ReadonlySet<RegisterField>>(new Set());
  const said = saidByNumber(entry.idNumber);

  const leave = (field: RegisterField) => setLeft((old) => new Set(old).add(field));
  const set = (field: RegisterField) => (value: string) => setEntry((old) => ({ ...old, [field]: value }));
  const problemOf = (field: RegisterField): string | null => {
    const problem = left.has(field) ? entryProblem(field, entry) : null;
    if (problem === null) return null;
    if (has(problem)) return t(problem);
    const words = code(problem);
    return t('code.both', { what: words.what, next: words.next });
  };
  const send = async () => {
    setLeft(new Set(FIELDS));
    const wrong = FIELDS.find((field) => entryProblem(field, entry) !== null);
    if (wrong !== undefined) {
      form.current?.querySelector<HTMLElement>(`[data-testid="field-register-${wrong}"]`)?.focus();
      return;
    }
    const answer = await act.run('session.enterRegister', {
      name: entry.name.trim(),
      idNumber: entry.idNumber.trim().toUpperCase(),
      nation: entry.nation,
      address: entry.address.trim(),
    });
    if (answer?.ok) onClose();
  };

  return (
    <Dialog title={t('register.title')} onClose={onClose} size="wide">
      <form
        ref={form}
        className="register-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="quiet">{t('register.hint')}</p>
        <Field label={t('field.name')} problem={problemOf('name')} hint={t('register.name.hint')}>
          {(aria) => (
            <CodePointInput
              {...aria}
              value={entry.name}
              onChange={set('name')}
              onBlur={() => leave('name')}
              maxLength={60}
              testId="field-register-name"
            />
          )}
        </Field>
        <Field
          label={t('field.idNumber')}
          problem={problemOf('idNumber')}
          hint={
            said === null
              ? t('register.number.hint')
              : t('register.number.says', { birth: formatDate(said.birth, language), sex: t(`sex.${said.sex}`) })
          }
        >
          {(aria) => (
            <TextInput
              {...aria}
              value={entry.idNumber}
              onChange={set('idNumber')}
              onBlur={() => leave('idNumber')}
              maxLength={18}
              testId="field-register-idNumber"
            />
          )}
        </Field>
        <Field label={t('field.nation')} problem={problemOf('nation')}>
          {(aria) => (
            <CodeSelect
              {...aria}
              value={entry.nation}
              options={NATIONS}
              onChange={set('nation')}
              testId="field-register-nation"
            />
          )}
        </Field>
        <Field label={t('field.address')} problem={problemOf('address')} hint={t('register.address.hint')}>
          {(aria) => (
            <CodePointInput
              {...aria}
              value={entry.address}
              onChange={set('address')}
              onBlur={() => leave('address')}
              maxLength={100}
              testId="field-register-address"
            />
          )}
        </Field>
        <ProblemNote problem={act.problem} />
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose} data-testid="register-back">
            {t('register.back')}
          </Button>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={act.pending !== null}
            data-testid="register-save"
          >
            {t('register.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
