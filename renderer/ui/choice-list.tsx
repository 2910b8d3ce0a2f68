import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { type Choice, matchingChoices, placeAfterKey } from './choices.ts';

/** Letters typed one after the other belong together for so long. */
const TYPING_MS = 1_000;

export interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Code of the chosen one. */
  readonly value: string | null;
  onChoose(code: string): void;
  /** Stands in the list while there is nothing to choose. */
  readonly empty: string;
  readonly disabled?: boolean;
}

/** A column to choose from: touched, or walked with the arrow keys and by typing the beginning of a name. */
export const ChoiceList = ({ label, choices, value, onChoose, empty, disabled = false }: ChoiceListProps) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const chosen = choices.findIndex(({ code }) => code === value);
  const [at, setAt] = useState(chosen);
  const place = at >= 0 && at < choices.length ? at : chosen;

  useEffect(() => {
    setAt(chosen);
  }, [chosen]);
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  }, [place]);

  // Choosing again what is chosen would throw away what was chosen below it.
  const choose = (code: string) => {
    if (!disabled && code !== value) onChoose(code);
  };
  const typeAhead = (letter: string, now: number) => {
    const text = now - typed.current.at < TYPING_MS ? typed.current.text + letter : letter;
    typed.current = { text, at: now };
    const [found] = matchingChoices(choices, text);
    if (found !== undefined) setAt(choices.indexOf(found));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled) return;
    const next = placeAfterKey(event.key, place, choices.length);
    const here = choices[place];
    if (next !== null) setAt(next);
    else if ((event.key === 'Enter' || event.key === ' ') && here !== undefined) choose(here.code);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typeAhead(event.key, event.timeStamp);
    else return;
    event.preventDefault();
    // Enter here chooses; it does not press the main button of the step.
    event.stopPropagation();
  };

  if (choices.length === 0) {
    return (
      <div className="choice-list">
        <h3>{label}</h3>
        <p className="quiet">{empty}</p>
      </div>
    );
  }
  return (
    <div className="choice-list">
      <h3 id={`${id}-label`}>{label}</h3>
      <div
        ref={list}
        role="listbox"
        aria-labelledby={`${id}-label`}
        aria-disabled={disabled}
        aria-activedescendant={place >= 0 ? `${id}-${place}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {choices.map(({ code, name }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys, an option only the finger
          <div
            key={code}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={code === value}
            data-at={i === place}
            onClick={() => choose(code)}
            data-testid={`choice-${code}`}
          >
            {name}
          </div>
        ))}
      </div>
    </div>
  );
};
