import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { DevicePlacesView } from '#contract/views.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useBilingual } from '../../../../i18n/use-bilingual.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { FindingLine } from './finding-line.tsx';

/** Where such a device can hang on this machine at all. */
const CAN_BE_FOUND: ReadonlySet<DeviceName> = new Set<DeviceName>([
  'id-reader',
  'card-printer',
  'chip-reader',
  'document-camera',
  'paper-printer',
]);

/** Looks what hangs on this machine, when asked to. */
export const PlacesPart = ({ device }: { readonly device: DeviceName }) => {
  const { t } = useText();
  const act = useAct();
  const [found, setFound] = useState<DevicePlacesView | null>(null);
  if (!CAN_BE_FOUND.has(device)) return null;
  const find = async () => {
    setFound(null);
    const answer = await act.run('diagnostics.places', { device });
    if (answer?.ok) setFound(answer.value);
  };
  return (
    <div className="places">
      <Button
        icon={<SearchOutlined />}
        loading={act.pending !== null}
        onClick={() => void find()}
        data-testid="find-places"
      >
        {t('devices.find')}
      </Button>
      {act.pending !== null && (
        <p className="quiet" role="status">
          {t('devices.find.asking')}
        </p>
      )}
      <ProblemNote problem={act.problem} />
      {found !== null && <Places found={found} />}
    </div>
  );
};

const Places = ({ found: { places, problem } }: { readonly found: DevicePlacesView }) => {
  const { t } = useText();
  const inWords = useBilingual();
  return (
    <>
      <h4>{t('devices.find.title')}</h4>
      {problem !== null && <FindingLine finding={problem} />}
      {places.length === 0 && <p className="quiet">{t('devices.find.none')}</p>}
      <ul data-testid="places">
        {places.map(({ address, name, found, inUse }) => (
          <li key={address} data-in-use={inUse}>
            <strong>{address}</strong>
            {inUse && <span className="place-in-use">{t('devices.find.inUse')}</span>}
            {name !== '' && <span className="quiet place-line">{name}</span>}
            {found !== null && <span className="place-line">{inWords(found)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
};
