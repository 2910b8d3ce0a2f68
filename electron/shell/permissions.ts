import { isPageOf } from './page-server.ts';

/** What a page asks for, in Electron's words. */
export interface PermissionRequest {
  readonly permission: string;
  readonly requestingUrl: string | undefined;
  readonly isMainFrame: boolean;
  /** For `media`: `video`, `audio` or both. */
  readonly mediaTypes: readonly string[];
}

const isOurPage = (address: string | undefined): boolean =>
  address !== undefined && (isPageOf('teller', address) || isPageOf('applicant', address));

/** The portrait camera, for our own page; no microphone, no place, no notifications, nothing else. */
export const mayHave = ({ permission, requestingUrl, isMainFrame, mediaTypes }: PermissionRequest): boolean =>
  permission === 'media' &&
  mediaTypes.length > 0 &&
  mediaTypes.every((type) => type === 'video') &&
  isMainFrame &&
  isOurPage(requestingUrl);

/** What a page may know it could have: Chromium asks before it tells the names of the cameras. */
export const mayKnow = (permission: string, origin: string, mediaType: string | undefined): boolean =>
  permission === 'media' && mediaType !== 'audio' && isOurPage(origin.replace(/\/$/, ''));
