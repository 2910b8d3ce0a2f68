import { useCallback, useEffect, useState } from 'react';
import type { MethodInput } from '#contract/methods.ts';
import type { ApplicantView } from '#contract/views.ts';
import { useKiosk } from '../../bridge/kiosk-provider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { FullScreen } from '../../ui/screen-test/full-screen.tsx';
import { screenNow } from '../../ui/screen-test/screen-size.ts';
import { TouchField, type Touching, untouched } from '../../ui/screen-test/touch-field.tsx';

type Trial = NonNullable<ApplicantView['trial']>;
type Touch = MethodInput<'applicant.tellScreen'>['touch'];

/** Nothing leads out of it here: the technician at the other screen ends it. */
const stay = (): void => undefined;

/** What a technician wants to see on this screen, told of at once: the screen is there and of that size. One per trial. */
export const ScreenTrial = ({ trial: { id, shows } }: { readonly trial: Trial }) => {
  const { client } = useKiosk();
  const { t } = useText();
  const [touching, setTouching] = useState<Touching | null>(() => (shows.kind === 'touch' ? untouched() : null));
  // A trial that is over already wants nothing to be told.
  const tell = useCallback(
    (touch: Touch) => void client.call('applicant.tellScreen', { trial: id, ...screenNow(), touch }),
    [client, id],
  );
  useEffect(() => tell(null), [tell]);
  if (shows.kind === 'colour') {
    return (
      <FullScreen label={t('applicant.trial')} className={`colour-field field-${shows.colour}`} onLeave={stay}>
        {null}
      </FullScreen>
    );
  }
  if (touching === null) return null;
  const total = touching.grid.columns * touching.grid.rows;
  const finish = ({ touched, byFinger }: Touching) =>
    tell({ points: navigator.maxTouchPoints, fields: total, touched: touched.size, byFinger });
  return (
    <TouchField
      touching={touching}
      words={{
        hint: t('applicant.trial.touch'),
        covered: t('applicant.trial.covered', { touched: touching.touched.size, total }),
        end: t('applicant.trial.end'),
      }}
      onTouching={setTouching}
      onDone={finish}
    />
  );
};
