import { createContext, useContext } from 'react';
import type { Route } from './route.ts';

export interface Preview {
  /** Name of the fixture on this page, null when the host's views are shown. */
  readonly name: string | null;
  open(route: Route): void;
  leave(): void;
}

export const PreviewContext = createContext<Preview>({ name: null, open: () => undefined, leave: () => undefined });

export const usePreview = (): Preview => useContext(PreviewContext);
