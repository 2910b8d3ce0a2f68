import { useEffect, useState } from 'react';
import type { WindowsState } from '#contract/shell-channel.ts';

/** A browser's windows are its own matter: nothing to leave, nothing to bring to the front. */
const IN_A_BROWSER: WindowsState = { kiosk: false, shared: false, front: 'teller' };

/** How the two windows stand, as their program says; `shell` is false in a browser. */
export const useWindows = (): WindowsState & { readonly shell: boolean } => {
  const [state, setState] = useState(IN_A_BROWSER);
  const shell = window.kiosk?.onWindows !== undefined;
  useEffect(() => window.kiosk?.onWindows?.(setState), []);
  return { ...state, shell };
};

/** Turns a display both windows share to one of them. */
export const showWindow = (wanted: 'teller' | 'applicant'): void => void window.kiosk?.showWindow?.(wanted);
