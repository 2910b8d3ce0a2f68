import { ArrowDownOutlined, ArrowUpOutlined, InfoCircleOutlined } from '@ant-design/icons';
import type { TraceLineView } from '#contract/views/diagnostics.ts';
import { useText } from '../../../../i18n/use-text.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

const ICONS = { out: ArrowUpOutlined, in: ArrowDownOutlined, note: InfoCircleOutlined } as const;

/** Lines of a trace: when, which way, what it means, and the bytes. */
export const TraceLines = ({ lines }: { readonly lines: readonly TraceLineView[] }) => {
  const { t, language } = useText();
  const words = language === 'en' ? 'en' : 'zh';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard too
    <section className="trace-lines" aria-label={t('trace.lines')} tabIndex={0} data-testid="trace-lines">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('trace.time')}</th>
            <th scope="col">{t('trace.direction')}</th>
            <th scope="col">{t('trace.meaning')}</th>
            <th scope="col">{t('trace.bytes')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ seq, at, direction, text, hex, bytes }) => {
            const Icon = ICONS[direction];
            return (
              <tr key={seq} data-direction={direction}>
                <td>{CLOCK.format(at)}</td>
                <td>
                  <Icon aria-hidden /> {t(`trace.${direction}`)}
                </td>
                <td>{text?.[words] ?? t('trace.unknown')}</td>
                <td>
                  {hex !== '' && <code>{hex}</code>}
                  {bytes > 0 && <span className="quiet"> {t('trace.size', { bytes })}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
