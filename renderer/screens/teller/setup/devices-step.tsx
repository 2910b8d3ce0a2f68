import { Button, Spin } from 'antd';
import { useState } from 'react';
import type { ContractError, KioskClient } from '#contract/messages.ts';
import type { FoundDevicesView, FoundPlaceView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { TestLine } from '../desk/settings/test-line.tsx';
import { type StepProps, sent } from './setup-draft.ts';

const DEVICES = {
  'id-reader': 'devices.idReader.address',
  'card-printer': 'devices.cardPrinter.address',
  'chip-reader': 'devices.chipReader.address',
  'document-camera': 'devices.documentCamera.device',
} as const;
type Device = keyof typeof DEVICES;

/** Devices as they are found on this machine, or typed; each tested before the next step. */
export const DevicesStep = ({ draft, onChange, client }: StepProps & { readonly client: KioskClient }) => {
  const { t } = useText();
  const [also, setAlso] = useState('');
  const [looking, setLooking] = useState(false);
  const [found, setFound] = useState<FoundDevicesView | null>(null);
  const [problem, setProblem] = useState<ContractError | null>(null);

  const look = async () => {
    setLooking(true);
    const answer = await client.call('setup.findDevices', { also: also.trim() === '' ? [] : [also.trim()] });
    setLooking(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setFound(answer.value);
    // What is the only one of its kind needs no choice.
    const only = Object.entries(DEVICES).flatMap(([device, key]) => {
      const places = answer.value.places.filter((place) => place.device === device);
      return places.length === 1 && draft.text(key) === '' ? [[key, places[0]?.address ?? ''] as const] : [];
    });
    onChange(only.reduce((so, [key, address]) => so.with(key, address), draft));
  };

  return (
    <div className="setup-form">
      <p>{t('setup.devices.what')}</p>
      <div className="setup-look">
        <Field label={t('setup.also')} problem={null} hint={t('setup.also.hint')}>
          {(aria) => (
            <TextInput
              {...aria}
              value={also}
              onChange={setAlso}
              onBlur={() => undefined}
              maxLength={200}
              testId="setup-also"
            />
          )}
        </Field>
        <Button
          type="primary"
          ghost
          size="large"
          disabled={looking}
          onClick={() => void look()}
          data-testid="setup-find"
        >
          {t('setup.find')}
        </Button>
      </div>
      {looking && (
        <p role="status">
          <Spin size="small" /> {t('setup.finding')}
        </p>
      )}
      <ProblemNote problem={problem} />
      {found !== null && !looking && (
        <Places found={found} onUse={(device, address) => onChange(draft.with(DEVICES[device], address))} />
      )}
      {(Object.keys(DEVICES) as Device[]).map((device) => (
        <section key={device} className="setup-device" aria-label={t(`setup.device.${device}`)}>
          <Field label={t(`setup.device.${device}`)} problem={null}>
            {(aria) => (
              <TextInput
                {...aria}
                value={draft.text(DEVICES[device])}
                onChange={(address) => onChange(draft.with(DEVICES[device], address.trim()))}
                onBlur={() => undefined}
                maxLength={200}
                testId={`setup-${device}`}
              />
            )}
          </Field>
          <TestLine
            test={device}
            disabled={draft.text(DEVICES[device]) === ''}
            run={() => client.call('setup.test', { document: sent(draft), test: device })}
          />
        </section>
      ))}
    </div>
  );
};

const Places = ({
  found,
  onUse,
}: {
  readonly found: FoundDevicesView;
  onUse(device: Device, address: string): void;
}) => {
  const { t, code, language } = useText();
  const said = ({ found: who, problem }: FoundPlaceView): string => {
    if (who !== null) return language === 'en' ? who.en : who.zh;
    return problem === null ? t('setup.found.unknown') : code(problem).what;
  };
  return (
    <div className="setup-found" data-testid="setup-found">
      {found.problems.map((what) => (
        <p className="warn" key={what}>
          <ToneIcon tone="warn" /> {code(what).what}
        </p>
      ))}
      {!found.places.some(({ device }) => device !== null) && <p>{t('setup.found.none')}</p>}
      <ul>
        {found.places.map((place) => (
          <li key={place.address}>
            <span>
              <ToneIcon tone={place.device === null ? 'quiet' : 'good'} /> {place.address}
              <span className="quiet"> {said(place)}</span>
            </span>
            {place.device !== null && (
              <Button onClick={() => place.device !== null && onUse(place.device, place.address)}>
                {t('setup.found.use', { device: t(`setup.device.${place.device}`) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
