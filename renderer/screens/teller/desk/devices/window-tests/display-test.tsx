import { BgColorsOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { COLOUR_WORDS, SCREEN_COLOURS, type ScreenColour } from '#domain/diagnostics/screen-test.ts';
import { useBilingual } from '../../../../../i18n/use-bilingual.ts';
import { useText } from '../../../../../i18n/use-text.ts';
import { Dialog } from '../../../../../ui/dialog.tsx';
import { FullScreen } from '../../../../../ui/screen-test/full-screen.tsx';
import { type ScreenSize, screenNow } from '../../../../../ui/screen-test/screen-size.ts';
import { JudgeButtons } from './judge-buttons.tsx';
import { useOutcome } from './use-outcome.ts';
import type { WindowTestProps } from './window-test-props.ts';

/** Sizes of letters both windows use, from small print to headings. */
const SIZES_PX = [13, 15, 20, 28] as const;

/** Screen, letters and plain colours, judged by the person in front of them. */
export const DisplayTest = ({ test, title, onClose }: WindowTestProps) => {
  const outcome = useOutcome(test.id, onClose);
  const { t } = useText();
  const [field, setField] = useState<number | null>(null);
  const [seen, setSeen] = useState(0);
  const screen = useScreen();
  const next = () => {
    if (field === null) return;
    setSeen((old) => Math.max(old, field + 1));
    setField(field + 1 < SCREEN_COLOURS.length ? field + 1 : null);
  };
  const shown = field === null ? undefined : SCREEN_COLOURS[field];
  return (
    <>
      <Dialog title={title} onClose={onClose} size="wide">
        <div className="window-test">
          <p>
            <strong>{t('windowTest.display.where', { ...screen })}</strong>
            <span className="finding-next">{t('windowTest.display.other')}</span>
          </p>
          <section>
            <p className="quiet">{t('windowTest.display.sizes')}</p>
            <ul className="text-sizes">
              {SIZES_PX.map((pixels) => (
                <li key={pixels}>
                  <span className="quiet">{t('windowTest.display.pixels', { pixels })}</span>
                  <span style={{ fontSize: pixels }}>{t('windowTest.display.sample')}</span>
                </li>
              ))}
            </ul>
          </section>
          <section className="fields-start">
            <p>
              {t('windowTest.display.fields.hint', { count: SCREEN_COLOURS.length })}
              {seen > 0 && (
                <strong className="finding-next" data-testid="fields-seen">
                  {t('windowTest.display.seen', { count: seen })}
                </strong>
              )}
            </p>
            <Button
              size="large"
              icon={<BgColorsOutlined />}
              onClick={() => setField(0)}
              data-first-focus
              data-testid="fields-start"
            >
              {t('windowTest.display.fields')}
            </Button>
          </section>
          <p>
            <strong>{t('windowTest.display.ask')}</strong>
          </p>
        </div>
        <JudgeButtons
          outcome={outcome}
          ready={seen === SCREEN_COLOURS.length}
          right={t('windowTest.right')}
          wrong={t('windowTest.wrong')}
          onJudged={(verdict) =>
            outcome.tell(verdict, {
              width: screen.width,
              height: screen.height,
              scale: screen.scale,
            })
          }
          onClose={onClose}
        />
      </Dialog>
      {field !== null && shown !== undefined && (
        <ColourField key={shown} colour={shown} at={field + 1} onNext={next} onLeave={() => setField(null)} />
      )}
    </>
  );
};

interface ColourFieldProps {
  readonly colour: ScreenColour;
  readonly at: number;
  onNext(): void;
  onLeave(): void;
}

/** The words leave the field after a moment: a dead pixel may lie beneath them. */
const WORDS_MS = 4_000;

const ColourField = ({ colour, at, onNext, onLeave }: ColourFieldProps) => {
  const { t } = useText();
  const inWords = useBilingual();
  const [withWords, setWithWords] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setWithWords(false), WORDS_MS);
    return () => clearTimeout(timer);
  }, []);
  const words = t('windowTest.display.field', {
    at,
    count: SCREEN_COLOURS.length,
    colour: inWords(COLOUR_WORDS[colour]),
  });
  return (
    <FullScreen
      label={words}
      className={`colour-field field-${colour}`}
      onLeave={onLeave}
      onKey={onNext}
      onPointerDown={onNext}
    >
      {withWords && (
        <p data-testid="colour-field" data-field={colour}>
          {words}
        </p>
      )}
    </FullScreen>
  );
};

/** The screen this window is on; a window moved to another one is measured anew. */
const useScreen = (): ScreenSize => {
  const [size, setSize] = useState(screenNow);
  useEffect(() => {
    const measure = () => setSize(screenNow());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return size;
};
