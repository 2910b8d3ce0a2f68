import { app, type Session } from 'electron';
import { NOTICE_ORIGIN } from './page-server.ts';
import { mayHave, mayKnow } from './permissions.ts';

/** Everything a page could do beyond its own files is off: other addresses, windows, downloads, permissions. */
export const lockDown = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { requestingUrl, isMainFrame } = details;
    answer(mayHave({ permission, requestingUrl, isMainFrame, mediaTypes }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) =>
    mayKnow(permission, origin, mediaType),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // The network belongs to the host. A page that asks for it is wrong, whatever its policy says.
  const network = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] };
  session.webRequest.onBeforeRequest(network, (_details, answer) => answer({ cancel: true }));
  // Its dictionaries would be fetched from the internet.
  session.setSpellCheckerEnabled(false);

  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // Only a page of ours navigates at all, and no frame inside of it does.
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => {
      // A page may load itself again; the notice's links are its buttons and are handled where it is opened.
      const same = event.url.split(/[?#]/)[0] === contents.getURL().split(/[?#]/)[0];
      if (!same || contents.getURL().startsWith(NOTICE_ORIGIN)) event.preventDefault();
    });
  });
};
