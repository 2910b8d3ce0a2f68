import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MaterialKind } from '#domain/eligibility/material-kind.ts';
import { useKiosk } from '../../../bridge/kiosk-provider.tsx';
import { read } from '../../../bridge/use-view.ts';

const KEY = 'materials.page';

/** The picture of one page, base64 JPEG; forgotten as soon as nobody looks at it. */
export const usePagePicture = (kind: MaterialKind, page: { readonly pageId: string; readonly bytes: number }) => {
  const { client } = useKiosk();
  return useQuery({
    queryKey: [KEY, kind, page.pageId, page.bytes],
    queryFn: () => read(client, 'materials.page', { kind, pageId: page.pageId }),
    gcTime: 0,
  });
};

/** Pages that were turned or taken anew keep their names: they are read again. */
export const usePagesChanged = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: [KEY] }), [queries]);
};
