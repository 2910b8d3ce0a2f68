import { useEffect, useRef } from 'react';

/** A second press that belonged to the step before must not confirm the next one. */
const SETTLE_MS = 400;

/** Where Enter has its own meaning. */
const OWN_ENTER = 'button, a, input, textarea, select, summary, dialog, [role="listbox"], [contenteditable="true"]';

/**
 * Enter anywhere on the page presses the primary button, except where a control uses it, while text is being
 * composed, while the key is held down, and just after the decision changed.
 */
export const useEnterKey = (press: () => void, decision: string): void => {
  const latest = useRef(press);
  latest.current = press;

  useEffect(() => {
    void decision;
    const since = performance.now();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(OWN_ENTER) !== null) return;
      if (performance.now() - since < SETTLE_MS) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [decision]);
};
