import { Button } from 'antd';
import type { DeskEntry } from '#contract/training.ts';
import { useRead } from '../bridge/use-view.ts';
import { useText } from '../i18n/use-text.ts';
import { ToneIcon } from '../ui/level-icon.tsx';
import { DEVICES, isHand } from './desk-devices.ts';
import { deviceLine } from './device-lines.ts';
import { FrontPanel } from './front-panel.tsx';
import { handFits } from './hand-fits.ts';
import type { PageProps } from './page-props.ts';

/** The machine from outside with its lamps, every device with what is under way on it and what a hand can do. */
export const MachinePage = ({ training, act }: PageProps) => {
  const { t, language } = useText();
  const catalogue = useRead('training.catalogue', {}).data;
  const { machine, boxes } = training;
  const handsOf = (device: string) =>
    (catalogue?.devices.find((one) => one.device === device)?.entries ?? []).filter(
      (entry) => isHand(entry) && handFits(device, entry.id, machine),
    );

  /** A hand that has nothing to do any more is gone; the keyboard stays where it was. */
  const press = async (button: HTMLElement, run: () => Promise<unknown>) => {
    const section = button.closest('section');
    await run();
    section?.focus({ preventScroll: true });
  };

  const hand = (device: string, { id, text }: DeskEntry) => (
    <Button
      key={id}
      size="small"
      onClick={({ currentTarget }) => void press(currentTarget, () => act.run('training.act', { device, id }))}
      data-testid={`hand-${device}-${id}`}
    >
      {text[language === 'en' ? 'en' : 'zh']}
    </Button>
  );

  return (
    <>
      {machine.printer !== null && <FrontPanel printer={machine.printer} />}
      {DEVICES.map((device) => {
        const line = deviceLine(device, machine, t);
        return (
          <section
            key={device}
            className="desk-device"
            aria-label={t(`desk.${device}`)}
            data-device={device}
            tabIndex={-1}
          >
            <p>
              <strong>{t(`desk.${device}`)}</strong>
              {line !== null && (
                <span className={line.tone}>
                  <ToneIcon tone={line.tone} /> {line.words}
                </span>
              )}
            </p>
            <div className="desk-hands">
              {device === 'card-printer' &&
                boxes.map(({ boxId, cards }) => (
                  <Button
                    key={boxId}
                    size="small"
                    onClick={({ currentTarget }) =>
                      void press(currentTarget, () => act.run('training.fillFeeder', { boxId }))
                    }
                    data-testid={`fill-${boxId}`}
                  >
                    {t('desk.fill', { box: boxId, cards })}
                  </Button>
                ))}
              {handsOf(device).map((entry) => hand(device, entry))}
            </div>
          </section>
        );
      })}
    </>
  );
};
