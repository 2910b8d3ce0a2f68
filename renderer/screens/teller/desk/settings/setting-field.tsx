import { Button, Input } from 'antd';
import type { SettingFieldView } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Field, type FieldAria } from '../../../../ui/field.tsx';
import { textOf } from './draft.ts';

export interface SettingFieldProps {
  readonly field: SettingFieldView;
  readonly text: string;
  readonly changed: boolean;
  readonly problem: string | null;
  onChange(text: string): void;
  onTakeBack(): void;
}

/** One key: its name, what it does, its unit and default, and a control of its kind. */
export const SettingField = ({ field, text, changed, problem, onChange, onTakeBack }: SettingFieldProps) => {
  const { t, language } = useText();
  const words = (both: { readonly zh: string; readonly en: string }) => (language === 'en' ? both.en : both.zh);
  const usual = field.usual === undefined ? '' : textOf(field, field.usual).replaceAll('\n', ', ');
  const plainUsual = field.kind === 'switch' ? t(usual === 'true' ? 'settings.yes' : 'settings.no') : short(usual);
  const notes = [
    words(field.hint),
    ...(field.kind === 'list' ? [t('settings.lines')] : []),
    ...(usual === '' ? [] : [t('settings.usual', { value: plainUsual })]),
    ...(field.mayChange ? [] : [t('settings.supervisor')]),
  ];
  return (
    <div className="setting" data-changed={changed} data-key={field.key}>
      <Field label={words(field.label)} problem={problem} hint={notes.join(' · ')}>
        {(aria) => (
          <>
            <Control field={field} text={text} usual={usual} aria={aria} onChange={onChange} />
            {field.unit !== null && <span className="setting-unit">{words(field.unit)}</span>}
            {changed && (
              <Button type="text" onClick={onTakeBack} data-testid={`take-back-${field.key}`}>
                {t('settings.takeBack')}
              </Button>
            )}
          </>
        )}
      </Field>
    </div>
  );
};

const LONGEST_DEFAULT = 40;
const short = (text: string): string => (text.length > LONGEST_DEFAULT ? `${text.slice(0, LONGEST_DEFAULT)}…` : text);

interface ControlProps {
  readonly field: SettingFieldView;
  readonly text: string;
  readonly usual: string;
  readonly aria: FieldAria;
  onChange(text: string): void;
}

const Control = ({ field, text, usual, aria, onChange }: ControlProps) => {
  const { t } = useText();
  const common = { ...aria, disabled: !field.mayChange, 'data-testid': `setting-${field.key}` };
  switch (field.kind) {
    case 'switch':
    case 'choice': {
      const choices = field.kind === 'switch' ? ['true', 'false'] : field.choices.map(String);
      const named = (choice: string) =>
        field.kind === 'switch' ? t(choice === 'true' ? 'settings.yes' : 'settings.no') : choice;
      return (
        <select {...common} className="setting-select" value={text} onChange={({ target }) => onChange(target.value)}>
          {field.optional && (
            <option value="">
              {usual === '' ? t('settings.none') : t('settings.default', { value: named(usual) })}
            </option>
          )}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {named(choice)}
            </option>
          ))}
        </select>
      );
    }
    case 'several':
      return <Several field={field} text={text} aria={aria} usual={usual} onChange={onChange} />;
    case 'list':
    case 'json':
      return (
        <Input.TextArea
          {...common}
          className="setting-lines"
          rows={Math.min(6, Math.max(2, text.split('\n').length))}
          value={text}
          spellCheck={false}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    default:
      return (
        <Input
          {...common}
          {...(aria['aria-invalid'] ? { status: 'error' as const } : {})}
          className={field.kind === 'number' ? 'setting-number' : 'setting-text'}
          value={text}
          inputMode={field.kind === 'number' ? 'numeric' : 'text'}
          placeholder={field.secret && text === '' ? t('settings.hidden') : usual}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
};

/** Ticks; with none of them the default holds. */
const Several = ({ field, text, usual, aria, onChange }: ControlProps) => {
  const chosen = (text === '' ? usual.replaceAll(', ', '\n') : text).split('\n');
  const choices = field.choices.map(String);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the field names the group
    <div role="group" id={aria.id} aria-describedby={aria['aria-describedby']} className="setting-ticks">
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            disabled={!field.mayChange}
            onChange={({ target }) =>
              onChange(choices.filter((one) => (one === choice ? target.checked : chosen.includes(one))).join('\n'))
            }
          />
          {choice}
        </label>
      ))}
    </div>
  );
};
