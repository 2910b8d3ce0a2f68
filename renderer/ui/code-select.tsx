import { Select } from 'antd';
import { useText } from '../i18n/use-text.ts';
import type { FieldAria } from './field.tsx';

export interface CodeOption {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface CodeSelectProps extends FieldAria {
  readonly value: string;
  readonly options: readonly CodeOption[];
  onChange(code: string): void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly testId: string;
}

/** One of a list of codes, found by code or name. */
export const CodeSelect = ({
  value,
  options,
  onChange,
  placeholder,
  disabled = false,
  testId,
  ...aria
}: CodeSelectProps) => {
  const { language } = useText();
  const nameOf = ({ zh, en }: CodeOption) => (language === 'en' ? en : zh);
  return (
    <Select
      {...aria}
      className="code-select"
      showSearch
      value={value === '' ? null : value}
      placeholder={placeholder}
      disabled={disabled}
      {...(aria['aria-invalid'] ? { status: 'error' as const } : {})}
      options={options.map((option) => ({
        value: option.code,
        label: nameOf(option),
        search: `${option.code} ${option.zh} ${option.en}`,
      }))}
      filterOption={(words, option) => (option?.search ?? '').toLowerCase().includes(words.trim().toLowerCase())}
      onChange={(code) => code !== null && onChange(code)}
      getPopupContainer={(trigger) => trigger.closest('dialog') ?? document.body}
      data-testid={testId}
    />
  );
};
