import { ExperimentOutlined } from '@ant-design/icons';
import { useText } from '../i18n/use-text.ts';

export const TrainingBanner = () => {
  const { t, language } = useText();
  return (
    <div className="training-banner">
      <ExperimentOutlined aria-hidden />
      <strong>{language === 'en' ? 'TRAINING 培训模式' : '培训模式 TRAINING'}</strong>
      <span>{t('app.training.hint')}</span>
    </div>
  );
};
