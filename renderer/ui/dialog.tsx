import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';

export interface DialogProps {
  readonly title: string;
  /** Esc, and nothing else: closing loses nothing. */
  onClose(): void;
  /** `wide`: two columns side by side. */
  readonly size?: 'usual' | 'wide';
  readonly children: ReactNode;
}

/**
 * The browser's own modal dialog: keeps the focus inside and gives it back. antd's Modal locks scrolling with a style
 * element that carries no nonce, which the content security policy refuses.
 */
export const Dialog = ({ title, onClose, size = 'usual', children }: DialogProps) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    const before = document.activeElement;
    element.showModal();
    // Where a dialog names a harmless choice, Enter falls on that one.
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={size === 'wide' ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
};
