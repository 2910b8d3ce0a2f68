import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { cspNonce } from './csp-nonce.ts';
import type { WindowKind } from './route.ts';
import { kioskTheme } from './theme.ts';
import { useReducedMotion } from './use-media.ts';

interface Wishes {
  readonly large: boolean;
  readonly highContrast: boolean;
}

interface Appearance extends Wishes {
  setLarge(on: boolean): void;
  setHighContrast(on: boolean): void;
}

const AppearanceContext = createContext<Appearance | null>(null);

export const useAppearance = (): Appearance => {
  const appearance = useContext(AppearanceContext);
  if (appearance === null) throw new Error('useAppearance outside of AppearanceProvider');
  return appearance;
};

const PLAIN: Wishes = { large: false, highContrast: false };

/** How the window looks: antd's tokens, the wishes of the person in front of it, language and title of the page. */
export const AppearanceProvider = ({
  window: kind,
  children,
}: {
  readonly window: WindowKind;
  readonly children: ReactNode;
}) => {
  const { language, t } = useText();
  const [wishes, setWishes] = useState(PLAIN);
  const reducedMotion = useReducedMotion();
  const nonce = useMemo(() => cspNonce(document), []);
  const theme = useMemo(() => kioskTheme({ window: kind, reducedMotion, ...wishes }), [kind, reducedMotion, wishes]);
  const title = t(`app.title.${kind}`);

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset.window = kind;
    root.dataset.size = wishes.large ? 'large' : 'normal';
    root.dataset.contrast = wishes.highContrast ? 'high' : 'normal';
    document.title = title;
  }, [language, kind, wishes, title]);

  const appearance = useMemo(
    () => ({
      ...wishes,
      setLarge: (large: boolean) => setWishes((old) => ({ ...old, large })),
      setHighContrast: (highContrast: boolean) => setWishes((old) => ({ ...old, highContrast })),
    }),
    [wishes],
  );

  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      {...(nonce === '' ? {} : { csp: { nonce } })}
    >
      <AppearanceContext value={appearance}>{children}</AppearanceContext>
    </ConfigProvider>
  );
};
