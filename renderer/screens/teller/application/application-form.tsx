import { Button } from 'antd';
import type { KeyboardEvent, RefObject } from 'react';
import { useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AddressPicker } from '../../../ui/address-picker.tsx';
import { CodeSelect } from '../../../ui/code-select.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { NATIONALITIES, OCCUPATIONS } from './code-lists.ts';
import type { FormField } from './missing-target.ts';
import { PhoneNote } from './phone-note.tsx';
import { phoneProblem } from './phone-problem.ts';
import { useFormDraft } from './use-form-draft.ts';

/** Fields a refusal of `application.saveForm` belongs to. */
const FIELD_OF_CODE: Readonly<Record<string, FormField>> = {
  'form.phone-malformed': 'phone',
  'form.address-empty': 'address',
  'form.division-unknown': 'address',
  'form.occupation-unknown': 'occupation',
  'form.nationality-unknown': 'nationality',
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
  readonly form: NonNullable<SessionView['form']>;
  readonly revision: number;
  readonly settled: RefObject<Promise<unknown>>;
}

/** Phone, address, occupation, nationality; saved when a field is left. */
export const ApplicationForm = ({ form, revision, settled }: ApplicationFormProps) => {
  const { t, code } = useText();
  const draft = useFormDraft(form, revision, false, settled);
  const checking = useAct();
  const [left, setLeft] = useState<ReadonlySet<FormField>>(new Set());
  const { values } = draft;

  const leave = (field: FormField) => {
    setLeft((old) => new Set(old).add(field));
    draft.save();
  };
  const wordsOf = (problem: string | null): string | null => {
    if (problem === null) return null;
    const words = code(problem);
    return t('code.both', { what: words.what, next: words.next });
  };
  const refusedField = FIELD_OF_CODE[draft.problem?.code ?? ''];
  const problemOf = (field: FormField): string | null => {
    if (!left.has(field)) return null;
    if (field === 'phone') return wordsOf(phoneProblem(values.phone));
    return refusedField === field ? wordsOf(draft.problem?.code ?? null) : null;
  };
  const lineOf = (field: FormField, label: string) => ({
    label,
    problem: problemOf(field),
    disputed: form.disputed === field,
  });
  const checkPhone = async () => {
    setLeft((old) => new Set(old).add('phone'));
    if (phoneProblem(values.phone) !== null) return;
    await settled.current;
    await checking.run('application.checkPhone', {});
  };
  const disputed = (field: FormField) => (form.disputed === field ? 'disputed' : field);

  return (
    <form className="form panel" onSubmit={(event) => event.preventDefault()}>
      <h2>
        {t('form.title')}
        <span className="quiet" role="status">
          {draft.saving ? t('form.saving') : draft.dirty || draft.problem !== null ? '' : t('form.saved')}
        </span>
      </h2>
      <div data-target={disputed('phone')}>
        <Field
          {...lineOf('phone', t(`form.phoneOf.${form.phoneOf}`))}
          hint={<PhoneNote form={form} asking={checking.pending !== null} />}
        >
          {(aria) => (
            <>
              <TextInput
                {...aria}
                value={values.phone}
                onChange={(phone) => draft.change({ phone })}
                onBlur={() => leave('phone')}
                onEnter={onwards}
                maxLength={20}
                inputMode="tel"
                testId="field-phone"
              />
              <Button
                onClick={() => void checkPhone()}
                loading={checking.pending !== null}
                disabled={values.phone.trim() === ''}
                data-target="check-phone"
                data-testid="action-application.checkPhone"
              >
                {t(form.phoneCheck === null ? 'form.checkPhone' : 'form.checkPhone.again')}
              </Button>
            </>
          )}
        </Field>
      </div>
      <div data-target={disputed('address')}>
        <Field {...lineOf('address', t('form.address'))} hint={t('form.address.hint')}>
          {(aria) => (
            <AddressPicker
              {...aria}
              division={values.division}
              address={values.address}
              onPick={(address) => draft.change(address)}
              onBlur={() => leave('address')}
              onEnter={onwards}
              maxLength={100}
              testId="field-address"
            />
          )}
        </Field>
      </div>
      <div data-target={disputed('occupation')}>
        <Field {...lineOf('occupation', t('form.occupation'))}>
          {(aria) => (
            <CodeSelect
              {...aria}
              value={values.occupation}
              options={OCCUPATIONS}
              placeholder={t('form.choose')}
              onChange={(occupation) => {
                draft.change({ occupation });
                leave('occupation');
              }}
              testId="field-occupation"
            />
          )}
        </Field>
      </div>
      <div data-target={disputed('nationality')}>
        <Field {...lineOf('nationality', t('field.nationality'))}>
          {(aria) => (
            <CodeSelect
              {...aria}
              value={values.nationality}
              options={NATIONALITIES}
              placeholder={t('form.choose')}
              onChange={(nationality) => {
                draft.change({ nationality });
                leave('nationality');
              }}
              testId="field-nationality"
            />
          )}
        </Field>
      </div>
      <ProblemNote problem={draft.problem !== null && refusedField === undefined ? draft.problem : checking.problem} />
    </form>
  );
};
