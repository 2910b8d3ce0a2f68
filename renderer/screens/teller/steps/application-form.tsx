import { Button, Input } from 'antd';
import type { KeyboardEvent, RefObject } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';

type Form = NonNullable<SessionView['form']>;
type Field = 'phone' | 'address' | 'occupation';
type FormValues = Readonly<Record<Field, string>>;
type Draft = Partial<FormValues>;

const FIELDS = ['phone', 'address', 'occupation'] as const satisfies readonly Field[];

const MAX_LENGTH: Record<Field, number> = { phone: 20, address: 100, occupation: 40 };

/** Fields a refusal of `application.saveForm` belongs to. */
const FIELD_OF_CODE: Readonly<Record<string, Field>> = {
  'form.phone-malformed': 'phone',
  'form.address-empty': 'address',
};

/** Enter goes to the next field and from the last one to the primary button. */
const onwards = (event: KeyboardEvent<HTMLInputElement>) => {
  if (event.nativeEvent.isComposing) return;
  event.preventDefault();
  const fields = [...(event.currentTarget.form?.querySelectorAll('input') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1];
  (next ?? document.getElementById('primary-action') ?? event.currentTarget).focus();
};

export interface ApplicationFormProps {
  readonly form: Form;
  readonly revision: number;
  readonly locked: boolean;
  readonly settled: RefObject<Promise<unknown>>;
}

/** Phone, address and occupation; saved when a field is left. */
export const ApplicationForm = ({ form, revision, locked, settled }: ApplicationFormProps) => {
  const { t, code } = useText();
  const id = useId();
  const saving = useAct();
  const checking = useAct();
  const [draft, setDraft] = useState<Draft>({});
  const [touched, setTouched] = useState<ReadonlySet<Field>>(new Set());
  const [saved, setSaved] = useState<{ readonly revision: number; readonly values: FormValues } | null>(null);
  const values: FormValues = { phone: form.phone, address: form.address, occupation: form.occupation, ...draft };
  const latest = useRef({ values, dirty: false });
  const dirty = FIELDS.some((field) => values[field] !== form[field]);
  latest.current = { values, dirty };

  // Once the view that holds what was saved is here, the view counts again; what was typed since then stays.
  useEffect(() => {
    if (saved === null || revision < saved.revision) return;
    setDraft((old) =>
      Object.fromEntries(Object.entries(old).filter(([field, value]) => saved.values[field as Field] !== value)),
    );
    setSaved(null);
  }, [revision, saved]);

  const save = async () => {
    const sent = latest.current;
    if (!sent.dirty || locked) return;
    const { phone, address, occupation } = sent.values;
    const answer = await saving.run('application.saveForm', {
      phone: phone.trim(),
      address: address.trim(),
      occupation: occupation.trim(),
    });
    if (answer?.ok) setSaved({ revision: answer.value.revision, values: sent.values });
  };
  /** One saving after the other, each with what stands in the fields by then. */
  const leave = (field: Field) => {
    setTouched((old) => new Set(old).add(field));
    settled.current = settled.current.then(save);
  };
  const checkPhone = async () => {
    await settled.current;
    await checking.run('application.checkPhone', {});
  };

  const problemField = FIELD_OF_CODE[saving.problem?.code ?? ''];
  const problemOf = (field: Field): string | null => {
    if (saving.problem === null || !touched.has(field)) return null;
    if (problemField !== field) return null;
    const words = code(saving.problem.code, saving.problem.params);
    return t('code.both', { what: words.what, next: words.next });
  };
  const otherProblem = saving.problem !== null && problemField === undefined ? saving.problem : checking.problem;
  const otherWords = otherProblem === null ? null : code(otherProblem.code, otherProblem.params);

  const input = (field: Field, inputMode: 'tel' | 'text') => {
    const problem = problemOf(field);
    return (
      <Input
        id={`${id}-${field}`}
        name={field}
        value={values[field]}
        maxLength={MAX_LENGTH[field]}
        inputMode={inputMode}
        autoComplete="off"
        disabled={locked}
        {...(problem === null ? {} : { status: 'error' as const })}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-${field}-note`}
        onChange={(event) => {
          setDraft((old) => ({ ...old, [field]: event.target.value }));
        }}
        onBlur={() => leave(field)}
        onPressEnter={onwards}
        data-testid={`field-${field}`}
      />
    );
  };
  const problemNote = (field: Field) => {
    const problem = problemOf(field);
    return problem === null ? null : (
      <span className="bad">
        <ToneIcon tone="bad" /> {problem}
      </span>
    );
  };

  return (
    <form className="form panel" onSubmit={(event) => event.preventDefault()}>
      <h2>
        {t('form.title')}
        <span className="quiet" role="status">
          {saving.pending !== null ? t('form.saving') : dirty || saving.problem !== null ? '' : t('form.saved')}
        </span>
      </h2>
      <div className="form-row">
        <label htmlFor={`${id}-phone`}>{t('form.phone')}</label>
        <div className="form-pair">
          {input('phone', 'tel')}
          <Button
            onClick={() => void checkPhone()}
            loading={checking.pending !== null}
            disabled={locked || values.phone.trim() === ''}
            data-testid="action-application.checkPhone"
          >
            {t(form.phoneCheck === null ? 'form.checkPhone' : 'form.checkPhone.again')}
          </Button>
        </div>
        <p className="form-note" id={`${id}-phone-note`}>
          {problemNote('phone') ??
            (form.phoneCheck === null ? (
              <span className="quiet">
                {t('form.phone.hint')} · {t('form.phoneCheck.none')}
              </span>
            ) : (
              <span className={form.phoneCheck.realName ? 'good' : 'bad'}>
                <ToneIcon tone={form.phoneCheck.realName ? 'good' : 'bad'} />{' '}
                {t(form.phoneCheck.realName ? 'form.phoneCheck.ok' : 'form.phoneCheck.no')}
                <span className="quiet">
                  {' '}
                  {form.phoneCheck.source} {formatTime(form.phoneCheck.checkedAt)}
                </span>
              </span>
            ))}
        </p>
      </div>
      <div className="form-row">
        <label htmlFor={`${id}-address`}>{t('form.address')}</label>
        {input('address', 'text')}
        <p className="form-note" id={`${id}-address-note`}>
          {problemNote('address')}
        </p>
      </div>
      <div className="form-row">
        <label htmlFor={`${id}-occupation`}>{t('form.occupation')}</label>
        {input('occupation', 'text')}
        <p className="form-note" id={`${id}-occupation-note`} />
      </div>
      {otherWords !== null && (
        <p className="warn" role="alert">
          <ToneIcon tone="warn" /> {t('code.both', { what: otherWords.what, next: otherWords.next })}
        </p>
      )}
    </form>
  );
};
