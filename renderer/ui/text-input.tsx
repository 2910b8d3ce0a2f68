import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import type { FieldAria } from './field.tsx';

export interface TextInputProps extends FieldAria {
  readonly value: string;
  onChange(value: string): void;
  onBlur(): void;
  onEnter?(event: KeyboardEvent<HTMLInputElement>): void;
  readonly maxLength: number;
  readonly inputMode?: 'tel' | 'text';
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly testId: string;
}

/** One line of text in a field. */
export const TextInput = ({
  value,
  onChange,
  onBlur,
  onEnter,
  testId,
  inputMode = 'text',
  ...rest
}: TextInputProps) => (
  <Input
    {...rest}
    {...(rest['aria-invalid'] ? { status: 'error' as const } : {})}
    value={value}
    inputMode={inputMode}
    autoComplete="off"
    onChange={(event) => onChange(event.target.value)}
    onBlur={onBlur}
    {...(onEnter === undefined ? {} : { onPressEnter: onEnter })}
    data-testid={testId}
  />
);
