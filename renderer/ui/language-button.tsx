import { Button } from 'antd';
import { useText } from '../i18n/use-text.ts';

/** The teller's other language, named in that language. */
export const LanguageButton = () => {
  const { language, setLanguage } = useText();
  return (
    <Button
      type="text"
      onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
      aria-label={language === 'en' ? '中文：切换语言' : 'EN: switch language'}
      data-testid="language"
    >
      {language === 'en' ? '中文' : 'EN'}
    </Button>
  );
};
