import { Input } from 'antd';
import type { FieldAria } from './field.tsx';

export interface SecretInputProps extends FieldAria {
  readonly value: string;
  onChange(value: string): void;
  readonly autoFocus?: boolean;
  readonly testId: string;
}

/** A password in a field: never shown, never offered to be kept. */
export const SecretInput = ({ value, onChange, autoFocus = false, testId, ...aria }: SecretInputProps) => (
  <Input.Password
    {...aria}
    {...(aria['aria-invalid'] ? { status: 'error' as const } : {})}
    value={value}
    onChange={({ target }) => onChange(target.value)}
    maxLength={256}
    autoFocus={autoFocus}
    autoComplete="off"
    visibilityToggle={false}
    data-testid={testId}
  />
);
