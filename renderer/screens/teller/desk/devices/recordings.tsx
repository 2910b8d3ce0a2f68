import { Button } from 'antd';
import { chinaMinute } from '#basics/clock.ts';
import type { TraceView } from '#contract/views/diagnostics.ts';
import { useText } from '../../../../i18n/use-text.ts';

const KILOBYTE = 1_024;

/** The recordings of a device, with where their files lie. */
export const Recordings = ({
  recordings,
  onLook,
}: {
  readonly recordings: TraceView['recordings'];
  onLook(name: string): void;
}) => {
  const { t } = useText();
  if (recordings.length === 0) return null;
  return (
    <>
      <h3>{t('trace.recordings')}</h3>
      <p className="quiet">{t('trace.recordings.where')}</p>
      <ul className="trace-recordings">
        {recordings.map(({ name, at, lines, bytes }) => (
          <li key={name}>
            <span>{chinaMinute(at)}</span>
            <code>{name}.jsonl</code>
            <span className="quiet">
              {t('trace.recordings.size', { lines, kilobytes: Math.max(1, Math.round(bytes / KILOBYTE)) })}
            </span>
            <Button onClick={() => onLook(name)} data-testid={`trace-look-${name}`}>
              {t('trace.look')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};
