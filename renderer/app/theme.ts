import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

/** The same values stand as custom properties in `ui/base.css`; a change belongs in both places. */
const COLOURS = {
  primary: '#17569b',
  text: '#16202b',
  textSecondary: '#53606e',
  line: '#d5dce4',
  ground: '#f2f4f7',
  good: '#1d7044',
  warn: '#8f5600',
  bad: '#b3261e',
};

export interface ThemeWishes {
  readonly window: 'teller' | 'applicant';
  readonly highContrast: boolean;
  readonly large: boolean;
  readonly reducedMotion: boolean;
}

/** antd's tokens of a window: 44 px targets at the counter, 72 px on the applicant's screen. */
export const kioskTheme = (wishes: ThemeWishes): ThemeConfig => {
  const applicant = wishes.window === 'applicant';
  const fontSize = applicant ? (wishes.large ? 30 : 24) : 15;
  return {
    algorithm: theme.defaultAlgorithm,
    token: {
      colorPrimary: wishes.highContrast ? '#003a75' : COLOURS.primary,
      colorInfo: wishes.highContrast ? '#003a75' : COLOURS.primary,
      colorSuccess: COLOURS.good,
      colorWarning: COLOURS.warn,
      colorError: COLOURS.bad,
      // Derived from dark tones these would turn muddy.
      colorWarningBg: wishes.highContrast ? '#ffffff' : '#fdf3e1',
      colorWarningBorder: wishes.highContrast ? '#000000' : '#e4c58e',
      colorErrorBg: wishes.highContrast ? '#ffffff' : '#fcebea',
      colorErrorBorder: wishes.highContrast ? '#000000' : '#e8b4b0',
      colorText: wishes.highContrast ? '#000000' : COLOURS.text,
      colorTextSecondary: wishes.highContrast ? '#000000' : COLOURS.textSecondary,
      colorTextPlaceholder: wishes.highContrast ? '#333333' : '#697684',
      colorBorder: wishes.highContrast ? '#000000' : '#b9c3ce',
      colorBgLayout: wishes.highContrast ? '#ffffff' : COLOURS.ground,
      fontFamily: 'var(--font)',
      fontSize,
      controlHeight: applicant ? 72 : 44,
      controlHeightLG: applicant ? 84 : 52,
      controlHeightSM: applicant ? 56 : 44,
      borderRadius: applicant ? 12 : 8,
      motion: !wishes.reducedMotion,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Segmented: { trackPadding: 3 },
      Select: { optionHeight: applicant ? 72 : 44, optionPadding: applicant ? '18px 16px' : '10px 12px' },
    },
  };
};
