import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { KioskClient } from '#contract/messages.ts';

interface Kiosk {
  readonly client: KioskClient;
  /** False while the line to the host is down; a page that was never connected counts as connected. */
  readonly connected: boolean;
}

const KioskContext = createContext<Kiosk | null>(null);

export const useKiosk = (): Kiosk => {
  const kiosk = useContext(KioskContext);
  if (kiosk === null) throw new Error('useKiosk outside of KioskProvider');
  return kiosk;
};

/** Gives the screens their client; marks what they have read as stale when the host says so or comes back. */
export const KioskProvider = ({ client, children }: { readonly client: KioskClient; readonly children: ReactNode }) => {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);

  useEffect(
    () =>
      client.subscribe(
        (event) => {
          void queries.invalidateQueries({ queryKey: [event.view] });
          // What lies at the virtual gate changes with the machine, whoever moved it.
          if (event.view === 'machine') void queries.invalidateQueries({ queryKey: ['training'] });
        },
        (up) => {
          setConnected(up);
          // Whatever changed while the line was down came without an event.
          if (up) void queries.invalidateQueries();
        },
      ),
    [client, queries],
  );

  const kiosk = useMemo(() => ({ client, connected }), [client, connected]);
  return <KioskContext value={kiosk}>{children}</KioskContext>;
};
