import { TextInput, type TextInputProps } from './text-input.tsx';

export interface AddressPickerProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Division of the address, six digits. */
  readonly division: string | null;
  /** The whole address in one line. */
  readonly address: string;
  onPick(address: { readonly division: string | null; readonly address: string }): void;
}

/** Province, city and county by choice, the rest by hand. */
export const AddressPicker = ({ division, address, onPick, ...rest }: AddressPickerProps) => (
  <TextInput {...rest} value={address} onChange={(value) => onPick({ division, address: value })} />
);
