const STORED_AS = 'kiosk.token';

/**
 * The access token of this window: from the address's fragment at the first opening (and then out of the address
 * bar), from the tab's own memory after a reload. Empty when there is none.
 */
export const takeToken = (page: Pick<Window, 'location' | 'history' | 'sessionStorage'>): string => {
  const fromAddress = new URLSearchParams(page.location.hash.slice(1)).get('token');
  if (fromAddress === null) return page.sessionStorage.getItem(STORED_AS) ?? '';
  page.sessionStorage.setItem(STORED_AS, fromAddress);
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  return fromAddress;
};
