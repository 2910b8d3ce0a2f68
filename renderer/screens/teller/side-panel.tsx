import './side.css';
import { WarningFilled } from '@ant-design/icons';
import type { MachineView, SessionView } from '#contract/views.ts';
import { useNow } from '../../app/use-now.ts';
import { formatSince } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CardStrip } from '../../ui/card-strip.tsx';
import type { Tone } from '../../ui/level-icon.tsx';
import { ToneIcon } from '../../ui/level-icon.tsx';
import { SidePerson } from './side-person.tsx';

const MINUTE_MS = 60_000;

const PLATFORM_TONE: Record<MachineView['platform'], Tone> = { ok: 'good', down: 'bad', unknown: 'quiet' };

/** The line to the platform; of an outage since when, so that nobody waits for what is known to be away. */
const PlatformLamp = ({ platform, platformDownSince }: MachineView) => {
  const { t } = useText();
  const now = useNow(MINUTE_MS);
  return (
    <li data-testid="platform-lamp" data-state={platform}>
      <ToneIcon tone={PLATFORM_TONE[platform]} /> {t('teller.platform')}{' '}
      {platform === 'down' && platformDownSince !== null
        ? t('platform.downSince', { since: formatSince(platformDownSince, now) })
        : t(`platform.${platform}`)}
    </li>
  );
};

/** Who sits here, where the card is, what the machine has left. */
export const SidePanel = ({ session, machine }: { readonly session: SessionView; readonly machine: MachineView }) => {
  const { t } = useText();
  const feederTone: Tone = machine.feeder === 'empty' ? 'bad' : machine.feeder === 'low' ? 'warn' : 'good';
  return (
    <aside className="side">
      <section aria-labelledby="side-person" className="side-person">
        <h2 id="side-person">{t('teller.person')}</h2>
        <SidePerson session={session} />
      </section>
      <section aria-labelledby="side-card" className="side-card">
        <h2 id="side-card">
          {t('teller.cardPlace')}
          <span className="place-word" data-testid="card-place">
            {t(`place.${machine.place}`)}
          </span>
        </h2>
        <CardStrip machine={machine} moving={session.busy !== null && machine.place !== 'none'} />
        <dl className="counts">
          <div>
            <dt>{t('teller.blanks')}</dt>
            <dd>{machine.blanksLeft}</dd>
          </div>
          <div>
            <dt>{t('teller.ribbon')}</dt>
            <dd>{machine.ribbonLeft ?? t('count.unknown')}</dd>
          </div>
          <div>
            <dt>{t('teller.rejected')}</dt>
            <dd>{machine.rejected}</dd>
          </div>
        </dl>
        <ul className="lamps">
          <PlatformLamp {...machine} />
          <li>
            <ToneIcon tone={machine.coverOpen || !machine.online ? 'bad' : 'good'} /> {t('teller.printer')}{' '}
            {machine.coverOpen ? t('cover.open') : t(machine.online ? 'online.true' : 'online.false')}
          </li>
          {machine.feeder !== 'enough' && machine.feeder !== 'unknown' && (
            <li>
              <ToneIcon tone={feederTone} /> {t('spot.feeder')} {t(`feeder.${machine.feeder}`)}
            </li>
          )}
        </ul>
        {machine.balance.unaccounted !== 0 && (
          <p className="unaccounted bad">
            <WarningFilled aria-hidden /> {t('teller.unaccounted', { count: machine.balance.unaccounted })}
          </p>
        )}
      </section>
    </aside>
  );
};
