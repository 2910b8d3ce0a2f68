import { Button } from 'antd';
import type { ComponentProps } from 'react';
import { useRef } from 'react';

export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

export interface FileButtonProps extends Pick<ComponentProps<typeof Button>, 'icon' | 'size' | 'children'> {
  /** Endings and media types, as in `accept` of an input. */
  readonly accept: string;
  /** Of the button; the input behind it has `-file` after it. */
  readonly testId: string;
  onFile(file: ChosenFile): void;
}

/** A button that asks for a text file and reads it. */
export const FileButton = ({ accept, testId, onFile, ...button }: FileButtonProps) => {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (file !== undefined) onFile({ name: file.name, text: await file.text() });
  };
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} data-testid={testId} />
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={({ target }) => {
          void read(target.files?.[0]);
          // The same file can be chosen again, after it was changed.
          target.value = '';
        }}
        data-testid={`${testId}-file`}
      />
    </>
  );
};
