import './screen-test.css';
import type { PointerEvent, ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';

export interface FullScreenProps {
  readonly label: string;
  readonly className: string;
  /** Esc. */
  onLeave(): void;
  onKey?(): void;
  onPointerDown?(event: PointerEvent<HTMLDialogElement>): void;
  onPointerMove?(event: PointerEvent<HTMLDialogElement>): void;
  readonly children: ReactNode;
}

/** Covers the whole window, dialogs beneath too: in the kiosk that is the whole screen. */
export const FullScreen = ({ label, className, onLeave, onKey, children, ...pointer }: FullScreenProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before anybody can press what lies beneath.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`full-screen ${className}`}
      aria-label={label}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Tab') onKey?.();
      }}
      {...pointer}
    >
      {children}
    </dialog>
  );
};
