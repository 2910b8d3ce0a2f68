import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ArmedFault, DeskCatalogue, DeskEntry } from '#contract/training.ts';
import { useRead } from '../bridge/use-view.ts';
import { useText } from '../i18n/use-text.ts';
import { DEVICES, isHand } from './desk-devices.ts';
import type { PageProps } from './page-props.ts';
import { useDeskWords } from './use-desk-words.ts';

const MOST_TIMES = 99;

/** The value of "the next occasion", which is no place. */
const NEXT = '';

/** Fault, place and count of one device, and the button that arranges it. */
const FaultForm = ({
  device,
  entries,
  act,
}: {
  readonly device: string;
  readonly entries: readonly DeskEntry[];
  readonly act: PageProps['act'];
}) => {
  const { t, language } = useText();
  const words = useDeskWords();
  const [id, setId] = useState<string | null>(null);
  const [at, setAt] = useState(NEXT);
  const [times, setTimes] = useState(1);
  const entry = entries.find((one) => one.id === id) ?? null;

  const arrange = async () => {
    if (entry === null) return;
    await act.run('training.act', {
      device,
      id: entry.id,
      ...(at === NEXT ? {} : { at }),
      ...(entry.counted ? { times } : {}),
    });
  };

  return (
    <div className="fault-form" data-testid={`fault-form-${device}`}>
      <Select
        aria-label={t('desk.fault')}
        placeholder={t('desk.fault.choose')}
        size="small"
        showSearch={{ optionFilterProp: 'label' }}
        value={id}
        onChange={(chosen) => {
          setId(chosen);
          setAt(NEXT);
        }}
        options={entries.map((one) => ({ value: one.id, label: one.text[language === 'en' ? 'en' : 'zh'] }))}
        data-testid={`fault-${device}`}
      />
      {entry !== null && entry.at.length > 0 && (
        <Select
          aria-label={t('desk.at')}
          size="small"
          value={at}
          onChange={setAt}
          options={[
            { value: NEXT, label: t('desk.at.next') },
            ...entry.at.map((name) => ({ value: name, label: words.place(name) })),
          ]}
          data-testid={`fault-at-${device}`}
        />
      )}
      <div className="fault-do">
        {entry?.counted === true && (
          <InputNumber
            aria-label={t('desk.times')}
            size="small"
            min={1}
            max={MOST_TIMES}
            precision={0}
            value={times}
            onChange={(value) => setTimes(value ?? 1)}
            suffix={t('desk.times')}
            data-testid={`fault-times-${device}`}
          />
        )}
        <Button
          type="primary"
          size="small"
          disabled={entry === null}
          onClick={() => void arrange()}
          data-testid={`fault-arm-${device}`}
        >
          {t('desk.arm')}
        </Button>
      </div>
    </div>
  );
};

/** What waits, with the words of the catalogue where it has some. */
const armedText = (armed: ArmedFault, catalogue: DeskCatalogue | undefined, language: string): string => {
  const entries = catalogue?.devices.find(({ device }) => device === armed.device)?.entries ?? [];
  return entries.find(({ id }) => id === armed.id)?.text[language === 'en' ? 'en' : 'zh'] ?? armed.name;
};

/** Faults by device, where and how often; below, what is arranged already. */
export const FaultsPage = ({ training, act }: PageProps) => {
  const { t, language } = useText();
  const words = useDeskWords();
  const catalogue = useRead('training.catalogue', {}).data;
  const { armed } = training.machine;
  const devices = DEVICES.flatMap((device) => {
    const entries = catalogue?.devices.find((one) => one.device === device)?.entries.filter((one) => !isHand(one));
    return entries === undefined || entries.length === 0 ? [] : [{ device, entries }];
  });
  return (
    <>
      <section aria-label={t('desk.armed')} className="armed">
        <h3>{t('desk.armed')}</h3>
        {armed.length === 0 ? (
          <p className="quiet">{t('desk.armed.none')}</p>
        ) : (
          <ul>
            {armed.map((one) => (
              <li
                key={JSON.stringify(one)}
                data-device={one.device}
                data-fault={one.id ?? one.name}
                data-testid="armed-fault"
              >
                <span>
                  <span className="quiet">{words.device(one.device)}</span> {armedText(one, catalogue, language)}
                  {one.at !== null && one.at !== '*' && <span className="quiet">{words.place(one.at)}</span>}
                </span>
                <span className="armed-left">
                  {one.left === null ? t('desk.left.open') : t('desk.left', { count: one.left })}
                </span>
              </li>
            ))}
          </ul>
        )}
        <Button
          size="small"
          disabled={armed.length === 0}
          onClick={() => void act.run('training.clearFaults', {})}
          data-testid="clear-faults"
        >
          {t('desk.clear')}
        </Button>
      </section>
      {devices.map(({ device, entries }) => (
        <section key={device} aria-label={words.device(device)} className="desk-device">
          <h3>{words.device(device)}</h3>
          <FaultForm device={device} entries={entries} act={act} />
        </section>
      ))}
    </>
  );
};
