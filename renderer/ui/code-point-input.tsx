import './inputs.css';
import { Button, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { characterOf, codePointText } from './character-code.ts';
import { hasGlyph } from './glyph.ts';
import { TextInput, type TextInputProps } from './text-input.tsx';

/**
 * A name or an address, with characters a keyboard may not have: they are put in by their code (Unicode or GB18030), with a look at
 * the glyph before.
 */
export const CodePointInput = (props: TextInputProps) => {
  const { t } = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const character = useMemo(() => characterOf(typed), [typed]);
  const drawable = useMemo(() => character !== null && hasGlyph(character), [character]);

  /** Where the cursor stands in the text, or at its end. */
  const insert = () => {
    const { value, maxLength } = props;
    if (character === null || value.length + character.length > maxLength) return;
    const input = document.getElementById(props.id);
    const at = (input instanceof HTMLInputElement ? input.selectionStart : null) ?? value.length;
    props.onChange(value.slice(0, at) + character + value.slice(at));
    setTyped('');
    input?.focus();
  };
  return (
    <div className="code-point">
      <div className="code-point-text">
        <TextInput {...props} />
        <Button
          aria-expanded={open}
          aria-controls={id}
          disabled={props.disabled === true}
          onClick={() => setOpen(!open)}
          data-testid={`${props.testId}-rare`}
        >
          {t('input.rare')}
        </Button>
      </div>
      <div className="code-point-entry" id={id} hidden={!open}>
        <Input
          aria-label={t('input.rare.code')}
          aria-describedby={`${id}-note`}
          value={typed}
          maxLength={14}
          placeholder="U+2B300"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={(event) => {
            // Neither the form nor the step is sent by it.
            event.preventDefault();
            event.stopPropagation();
            insert();
          }}
          data-testid={`${props.testId}-rare-code`}
        />
        <output className="code-point-glyph" aria-label={character === null ? '' : codePointText(character)}>
          {character}
        </output>
        <Button disabled={character === null} onClick={insert} data-testid={`${props.testId}-rare-insert`}>
          {t('input.rare.insert')}
        </Button>
        <p className="code-point-note" id={`${id}-note`} aria-live="polite">
          {typed !== '' && character === null ? (
            <span className="warn">{t('input.rare.unknown')}</span>
          ) : character !== null && !drawable ? (
            <span className="warn">{t('input.rare.noGlyph')}</span>
          ) : (
            <span className="quiet">{t('input.rare.hint')}</span>
          )}
        </p>
      </div>
    </div>
  );
};
