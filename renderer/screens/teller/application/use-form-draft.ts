import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ContractError } from '#contract/messages.ts';
import type { MethodInput } from '#contract/methods.ts';
import type { SessionView } from '#contract/views.ts';
import { mobileDigits } from '#domain/identity/mobile-number.ts';
import { useAct } from '../../../bridge/use-act.ts';

export type FormValues = MethodInput<'application.saveForm'>;
type Field = keyof FormValues;

const FIELDS = ['phone', 'division', 'address', 'occupation', 'nationality'] as const satisfies readonly Field[];

const pick = (form: FormValues): FormValues => ({
  phone: form.phone,
  division: form.division,
  address: form.address,
  occupation: form.occupation,
  nationality: form.nationality,
});

const trimmed = (values: FormValues): FormValues => ({
  ...values,
  phone: mobileDigits(values.phone),
  address: values.address.trim(),
  occupation: values.occupation.trim(),
});

export interface FormDraft {
  readonly values: FormValues;
  readonly saving: boolean;
  readonly dirty: boolean;
  /** Why the last saving was refused. */
  readonly problem: ContractError | null;
  change(values: Partial<FormValues>): void;
  /** A field was left, or something was chosen: saved, one after the other, with what stands in the fields by then. */
  save(): void;
}

/**
 * What is typed, until the view that holds it is here. Nothing typed is lost: a saving under way takes what stood there,
 * and what was typed since stays on the screen and is saved next. `settled` is the last saving, for who has to wait for it.
 */
export const useFormDraft = (
  form: NonNullable<SessionView['form']>,
  revision: number,
  locked: boolean,
  settled: RefObject<Promise<unknown>>,
): FormDraft => {
  const act = useAct();
  const [draft, setDraft] = useState<Partial<FormValues>>({});
  const [saved, setSaved] = useState<{ readonly revision: number; readonly values: FormValues } | null>(null);
  const values: FormValues = { ...pick(form), ...draft };
  const dirty = FIELDS.some((field) => values[field] !== form[field]);
  const latest = useRef({ values, dirty });
  latest.current = { values, dirty };

  // Once the view that holds what was saved is here, the view counts again; what was typed since then stays.
  useEffect(() => {
    if (saved === null || revision < saved.revision) return;
    setDraft((old) =>
      Object.fromEntries(Object.entries(old).filter(([field, value]) => saved.values[field as Field] !== value)),
    );
    setSaved(null);
  }, [revision, saved]);

  const send = async () => {
    const sent = latest.current;
    if (!sent.dirty || locked) return;
    const answer = await act.run('application.saveForm', trimmed(sent.values));
    if (answer?.ok) setSaved({ revision: answer.value.revision, values: sent.values });
  };
  return {
    values,
    saving: act.pending !== null,
    dirty,
    problem: act.problem,
    change: (changed) => {
      latest.current = { values: { ...latest.current.values, ...changed }, dirty: true };
      setDraft((old) => ({ ...old, ...changed }));
    },
    save: () => {
      settled.current = settled.current.then(send);
    },
  };
};
