import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells once that an element at the end of something long has come into view; at once where all of it fits. What is
 * scrolled away or hidden is not in view.
 */
export const useEndSeen = <E extends Element>(onSeen: () => void): RefObject<E | null> => {
  const end = useRef<E>(null);
  const tell = useRef(onSeen);
  tell.current = onSeen;
  useEffect(() => {
    const element = end.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      tell.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return end;
};
