import { useEffect, useRef } from 'react';
import { timeLeft } from './away.ts';

/** Any sign of a person at the screen. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown'] as const;

/** Calls once nobody touched the screen for as long as `AWAY_AFTER_MS`, while `watched`; a touch begins the time anew. */
export const useUntouched = (watched: boolean, onUntouched: () => void): void => {
  const tell = useRef(onUntouched);
  tell.current = onUntouched;
  useEffect(() => {
    if (!watched) return;
    let touchedAt = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const touched = () => {
      touchedAt = performance.now();
    };
    const look = () => {
      const left = timeLeft(touchedAt, performance.now());
      if (left > 0) {
        timer = setTimeout(look, left);
        return;
      }
      touched();
      timer = setTimeout(look, timeLeft(0, 0));
      tell.current();
    };
    look();
    for (const sign of SIGNS) window.addEventListener(sign, touched);
    window.addEventListener('scroll', touched, true);
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touched);
      window.removeEventListener('scroll', touched, true);
    };
  }, [watched]);
};
