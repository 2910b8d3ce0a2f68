export type WindowKind = 'teller' | 'applicant';

export interface Route {
  readonly window: WindowKind;
  /** Name of a fixture to show instead of the host's views, null normally. */
  readonly preview: string | null;
}

/** Which window this page is: `?window=teller|applicant`, and `&preview=<name>` for looking at a screen. */
export const readRoute = (search: string, shellWindow?: WindowKind): Route => {
  const query = new URLSearchParams(search);
  const asked = query.get('window') === 'applicant' ? 'applicant' : 'teller';
  return { window: shellWindow ?? asked, preview: query.get('preview') };
};

/** The address that shows the route again after a reload. */
export const routeAddress = (route: Route): string => {
  const query = new URLSearchParams({ window: route.window });
  if (route.preview !== null) query.set('preview', route.preview);
  return `?${query.toString()}`;
};
