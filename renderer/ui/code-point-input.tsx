import { TextInput, type TextInputProps } from './text-input.tsx';

/** A name, with characters a keyboard may not have. */
export const CodePointInput = (props: TextInputProps) => <TextInput {...props} />;
