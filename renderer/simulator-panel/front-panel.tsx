import { type DeskPrinter, LAMPS } from '#contract/training.ts';
import { useText } from '../i18n/use-text.ts';

type Spot = 'chip' | 'print' | 'gate' | 'jam' | 'inside';

/** Where the card is drawn, in the picture's own units. */
const CARD_AT: Readonly<Record<Spot, { readonly x: number; readonly y: number }>> = {
  chip: { x: 210, y: 198 },
  print: { x: 354, y: 198 },
  inside: { x: 282, y: 198 },
  jam: { x: 282, y: 198 },
  gate: { x: 512, y: 198 },
};

/** So many drawn cards stand for a full feeder. */
const DRAWN = 6;
const CARDS_EACH = 10;

const FEEDER_BOTTOM = 132;
const CARD_PITCH = 14;

const LIT_LAMPS = LAMPS.filter((lamp) => lamp !== 'off');

/** Radius of a spool with this share of the ribbon on it. */
const spoolOf = (share: number): number => 9 + 15 * Math.sqrt(share);

/** The virtual printer from its front: lamps, feeder, chip and print station, ribbon, gate, reject box, cover, card. */
export const FrontPanel = ({ printer }: { readonly printer: DeskPrinter }) => {
  const { t } = useText();
  const { lamp, awake, feeder, feederLow, card, cardAtGate, rejectBox, ribbon, coverOpen } = printer;
  const spot: Spot | null = card ?? (cardAtGate ? 'gate' : null);
  const at = spot === null ? null : CARD_AT[spot];
  const share = ribbon === null || ribbon.quantity === 0 ? 0 : Math.min(1, ribbon.left / ribbon.quantity);
  const drawn = Math.min(DRAWN, Math.ceil(feeder / CARDS_EACH));
  const here = (...spots: readonly Spot[]) => (spot !== null && spots.includes(spot) ? 'here' : undefined);
  const place = t(`desk.card.${spot ?? 'none'}`);

  return (
    <figure className="front-panel" data-testid="front-panel" data-lamp={lamp} data-card={spot ?? 'none'}>
      <ul className="front-lamps" aria-label={t('desk.lamps')}>
        {LIT_LAMPS.map((one) => (
          <li key={one} data-lit={one === lamp} className={`lamp-${one}`}>
            <i aria-hidden /> {t(`desk.lamp.${one}`)}
          </li>
        ))}
      </ul>
      <svg
        className={`machine${awake === 'off' || awake === 'unplugged' ? ' off' : ''}`}
        viewBox="18 12 544 306"
        role="img"
        aria-label={t('desk.picture', { place, feeder, rejected: rejectBox.count })}
      >
        <rect className="body" x="24" y="110" width="456" height="136" rx="14" />
        {coverOpen ? (
          <path className="cover open" d="M172 110 L206 36 L420 36 L448 110" />
        ) : (
          <path className="cover" d="M172 110 L448 110" />
        )}
        <path className="path" d="M70 206H470" />

        <g>
          <rect className="part" x="40" y="44" width="104" height="106" rx="8" />
          {Array.from({ length: drawn }, (_, i) => FEEDER_BOTTOM - i * CARD_PITCH).map((y) => (
            <rect className="blank" key={y} x="52" y={y} width="80" height="11" rx="2" />
          ))}
          <text className={feeder === 0 || feederLow ? 'count low' : 'count'} x="92" y="36" textAnchor="middle">
            {t('desk.cards', { count: feeder })}
          </text>
        </g>

        <g className={here('chip')}>
          <rect className="part" x="170" y="142" width="80" height="44" rx="6" />
          <path className="ink" d="M192 152h36v24h-36z M204 152v24 M216 152v24 M192 164h12 M216 164h12" />
        </g>

        <g className={here('print')}>
          <circle className="part" cx="316" cy="150" r={spoolOf(share)} />
          <circle className="part" cx="392" cy="150" r={spoolOf(1 - share)} />
          <path className="part" d="M342 142h24v30l-12 10l-12-10z" />
          {ribbon === null ? null : ribbon.broken ? (
            <path className="ink broken" d="M322 168L340 180 M386 168L370 180 M348 190l6 6 M360 190l-6 6" />
          ) : (
            <path className="ink" d="M322 168L346 186H362L386 168" />
          )}
        </g>
        <text
          className={ribbon === null || ribbon.left === 0 ? 'count bad' : 'count'}
          x="354"
          y="236"
          textAnchor="middle"
        >
          {ribbon === null ? t('desk.ribbon.none') : t('desk.ribbon', { left: ribbon.left })}
        </text>

        <g className={here('gate')}>
          <rect className="part" x="462" y="178" width="24" height="40" rx="4" />
        </g>

        <path className="ink" d="M282 216v34" strokeDasharray="2 7" />
        <path
          className={rejectBox.present ? 'part' : 'part missing'}
          d="M190 258h184v48a8 8 0 0 1-8 8H198a8 8 0 0 1-8-8z"
        />
        {rejectBox.open && <path className="cover open" d="M374 258l44 -26" />}
        <text
          className={rejectBox.full || !rejectBox.present ? 'count bad' : 'count'}
          x="282"
          y="294"
          textAnchor="middle"
        >
          {rejectBox.present
            ? t('desk.reject', { count: rejectBox.count, capacity: rejectBox.capacity })
            : t('desk.reject.missing')}
        </text>

        {at !== null && (
          <g className="card" style={{ transform: `translate(${at.x}px, ${at.y}px)` }}>
            {spot === 'jam' ? (
              <path className="jammed" d="M-44 8L-16 -12L8 10L44 -10" />
            ) : (
              <rect x="-43" y="-8" width="86" height="16" rx="3" />
            )}
          </g>
        )}
      </svg>
      <figcaption data-testid="front-place">{place}</figcaption>
    </figure>
  );
};
