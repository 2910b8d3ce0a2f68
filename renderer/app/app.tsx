import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { KioskClient } from '#contract/messages.ts';
import { KioskProvider } from '../bridge/kiosk-provider.tsx';
import { createQueryClient } from '../bridge/use-view.ts';
import { createTexts } from '../i18n/instance.ts';
import { AppearanceProvider } from './appearance.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { readLanguage, rememberLanguage } from './language-memory.ts';
import { PreviewBar } from './preview-bar.tsx';
import { PreviewContext } from './preview-context.ts';
import type { Route } from './route.ts';
import { routeAddress } from './route.ts';
import { Starting } from './starting.tsx';

const TellerWindow = lazy(async () => ({
  default: (await import('../screens/teller/teller-window.tsx')).TellerWindow,
}));
const ApplicantWindow = lazy(async () => ({
  default: (await import('../screens/applicant/applicant-window.tsx')).ApplicantWindow,
}));

export interface AppProps {
  /** The window this page is, and the preview it starts with where one is allowed. */
  readonly start: Route;
  readonly host: KioskClient;
  readonly previewClient: (route: Route) => Promise<KioskClient | null>;
  readonly startClient: KioskClient;
}

/** One window: its client, its looks, its screen. A preview swaps the client and nothing else. */
export const App = ({ start, host, startClient, previewClient }: AppProps) => {
  const [shown, setShown] = useState({ route: start, client: startClient });
  const queries = useMemo(() => {
    void shown;
    return createQueryClient();
  }, [shown]);
  const texts = useMemo(() => {
    const created = createTexts(readLanguage(start.window));
    created.on('languageChanged', (language) => rememberLanguage(start.window, language));
    return created;
  }, [start.window]);

  const preview = useMemo(() => {
    const show = (route: Route, client: KioskClient) => {
      window.history.replaceState(null, '', routeAddress(route));
      setShown({ route, client });
    };
    return {
      name: shown.route.preview,
      open: (route: Route) => {
        void previewClient(route).then((client) => client !== null && show(route, client));
      },
      leave: () => show({ window: start.window, preview: null }, host),
    };
  }, [shown.route.preview, previewClient, host, start.window]);

  const { route, client } = shown;
  return (
    <I18nextProvider i18n={texts}>
      <PreviewContext value={preview}>
        <QueryClientProvider client={queries} key={routeAddress(route)}>
          <KioskProvider client={client}>
            <AppearanceProvider window={route.window}>
              <CrashBoundary>
                <ConnectionNotice />
                {route.preview !== null && <PreviewBar />}
                <Suspense fallback={<Starting />}>
                  {route.window === 'teller' ? <TellerWindow /> : <ApplicantWindow />}
                </Suspense>
              </CrashBoundary>
            </AppearanceProvider>
          </KioskProvider>
        </QueryClientProvider>
      </PreviewContext>
    </I18nextProvider>
  );
};
