import './inputs.css';
import { EnvironmentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { splitAddress } from '#domain/identity/split-address.ts';
import { useText } from '../i18n/use-text.ts';
import { CodePointInput } from './code-point-input.tsx';
import { DivisionDialog } from './division-dialog.tsx';
import type { TextInputProps } from './text-input.tsx';

export interface AddressPickerProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Division of the address, six digits. */
  readonly division: string | null;
  /** The whole address in one line. */
  readonly address: string;
  onPick(address: { readonly division: string | null; readonly address: string }): void;
}

/**
 * An address in one line. Its division is read from the line where it begins with one; otherwise it is chosen beside
 * it, and the names stand in front of the line then.
 */
export const AddressPicker = ({ division, address, onPick, ...rest }: AddressPickerProps) => {
  const { t } = useText();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <CodePointInput
        {...rest}
        value={address}
        onChange={(line) => onPick({ division: splitAddress(line).division ?? division, address: line })}
      />
      <Button
        icon={<EnvironmentOutlined aria-hidden />}
        disabled={rest.disabled === true}
        onClick={() => setChoosing(true)}
        data-testid={`${rest.testId}-division`}
      >
        {t('input.division')}
      </Button>
      {choosing && (
        <DivisionDialog
          division={division}
          onClose={() => {
            setChoosing(false);
            rest.onBlur();
          }}
          onChoose={(chosen, name) => onPick({ division: chosen, address: name + splitAddress(address).detail })}
        />
      )}
    </>
  );
};
