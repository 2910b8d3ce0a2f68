import '@fontsource-variable/noto-sans-sc';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import type { KioskClient } from '#contract/messages.ts';
import { App } from './app/app.tsx';
import type { Route } from './app/route.ts';
import { readRoute } from './app/route.ts';
import { connect } from './bridge/connect.ts';
import { mayPreview } from './bridge/may-preview.ts';

// The page's policy refuses code made of text; without this zod tries whether it may, which is a violation each time.
config({ jitless: true });

const host = connect(window);
const route = readRoute(window.location.search, window.kiosk?.window);

/** The fixtures are loaded only when somebody looks at one. */
const previewClient = async (wanted: Route): Promise<KioskClient | null> => {
  if (wanted.preview === null) return null;
  const { createPreviewClient } = await import('./simulator-panel/preview-client.ts');
  return createPreviewClient(wanted.window, wanted.preview);
};

const start = async (): Promise<void> => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  const allowed = route.preview !== null && (await mayPreview(host, route.window));
  const client = allowed ? await previewClient(route) : null;
  createRoot(root).render(
    <App
      start={client === null ? { window: route.window, preview: null } : route}
      host={host}
      startClient={client ?? host}
      previewClient={previewClient}
    />,
  );
};

void start();
