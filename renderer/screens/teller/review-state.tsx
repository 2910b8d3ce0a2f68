import type { StationView } from '#contract/views.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Tone, ToneIcon } from '../../ui/level-icon.tsx';

type State = StationView['waiting'][number]['state'];

const TONE: Readonly<Record<State, Tone>> = {
  draft: 'quiet',
  'under-review': 'warn',
  refused: 'bad',
  approved: 'good',
  unknown: 'quiet',
};

/** The state of an application, with its sign. */
export const ReviewState = ({ state }: { readonly state: State }) => {
  const { t } = useText();
  return (
    <span className={`side-state ${TONE[state]}`} data-review={state}>
      <ToneIcon tone={TONE[state]} /> {t(state === 'unknown' ? 'waiting.unknown' : `applicationState.${state}`)}
    </span>
  );
};
