import { Button } from 'antd';
import { usePreview } from '../app/preview-context.ts';
import { useText } from '../i18n/use-text.ts';
import { APPLICANT_PREVIEW_NAMES, TELLER_PREVIEW_NAMES } from './preview-names.ts';

/** Every screen by name. */
export const ScreensPage = () => {
  const { t } = useText();
  const preview = usePreview();
  const screens = [
    { window: 'teller' as const, title: t('training.screens.teller'), names: TELLER_PREVIEW_NAMES },
    { window: 'applicant' as const, title: t('training.screens.applicant'), names: APPLICANT_PREVIEW_NAMES },
  ];
  return (
    <section className="training-screens" aria-label={t('training.screens')}>
      <p className="small-print">{t('training.screens.hint')}</p>
      {screens.map((list) => (
        <details key={list.window} open={list.window === 'teller'}>
          <summary>{list.title}</summary>
          <ul>
            {list.names.map((name) => (
              <li key={name}>
                <Button type="text" size="small" onClick={() => preview.open({ window: list.window, preview: name })}>
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
};
