import { useQuery } from '@tanstack/react-query';
import { useKiosk } from './kiosk-provider.tsx';
import { read } from './use-view.ts';

/** How often the platform's directory is asked for while only the published one is known. */
const ASK_AGAIN_MS = 5_000;

/** The outlets; asked again until they are the platform's. */
export const useDirectory = () => {
  const { client } = useKiosk();
  return useQuery({
    queryKey: ['outlets.list'],
    queryFn: () => read(client, 'outlets.list', {}),
    refetchInterval: ({ state }) => (state.data?.source === 'published' ? ASK_AGAIN_MS : false),
  });
};
