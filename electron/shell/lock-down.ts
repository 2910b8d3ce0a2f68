import { app, type Session } from 'electron';
import { isPageOf, NOTICE_ORIGIN } from './page-server.ts';

const isOurPage = (address: string | undefined): boolean =>
  address !== undefined && (isPageOf('teller', address) || isPageOf('applicant', address));

/** Everything a page could do beyond its own files is off: other addresses, windows, downloads, permissions. */
export const lockDown = (session: Session): void => {
  // The portrait camera, for our own page; no microphone, no place, no notifications, nothing else.
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const camera = permission === 'media' && media.length > 0 && media.every(isVideo);
    answer(camera && details.isMainFrame && isOurPage(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && details.mediaType !== 'audio' && isOurPage(origin.replace(/\/$/, '')),
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
    contents.on('will-navigate', (event) => {
      // A page may load itself again; the notice's links are its buttons and are handled where it is opened.
      const same = event.url.split(/[?#]/)[0] === contents.getURL().split(/[?#]/)[0];
      if (!same || contents.getURL().startsWith(NOTICE_ORIGIN)) event.preventDefault();
    });
  });
};

const isVideo = (type: string): boolean => type === 'video';
