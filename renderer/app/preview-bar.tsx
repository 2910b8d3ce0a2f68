import { EyeOutlined } from '@ant-design/icons';
import { useText } from '../i18n/use-text.ts';
import { usePreview } from './preview-context.ts';

/** Says that the screen below shows a fixture, and leads back. */
export const PreviewBar = () => {
  const { t } = useText();
  const preview = usePreview();
  return (
    <div className="preview-bar">
      <EyeOutlined aria-hidden />
      <span>{t('app.preview', { name: preview.name ?? '' })}</span>
      <button type="button" onClick={preview.leave}>
        {t('app.preview.leave')}
      </button>
    </div>
  );
};
