import { useCallback, useEffect, useState } from 'react';

/**
 * A tick as the hand left it, until the view that holds it is here; taken back when it was refused. `apply` tells
 * whether it was accepted.
 */
export const useWished = (
  checked: boolean,
  apply: (on: boolean) => Promise<boolean>,
): readonly [shown: boolean, change: (on: boolean) => void] => {
  const [wished, setWished] = useState<boolean | null>(null);
  useEffect(() => {
    void checked;
    setWished(null);
  }, [checked]);
  const change = useCallback(
    (on: boolean) => {
      setWished(on);
      void apply(on).then((accepted) => {
        if (!accepted) setWished(null);
      });
    },
    [apply],
  );
  return [wished ?? checked, change];
};
