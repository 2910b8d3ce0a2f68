import type { CardPlace, MachineView } from '#contract/views.ts';
import { useText } from '../i18n/use-text.ts';

/** Where the card is drawn, in the picture's own units. `none` draws no card. */
const CARD_AT: Record<CardPlace, { readonly x: number; readonly y: number } | null> = {
  none: null,
  feeder: { x: 125, y: 106 },
  'chip-station': { x: 232, y: 158 },
  'print-station': { x: 350, y: 158 },
  gate: { x: 486, y: 158 },
  'inside-unknown': { x: 291, y: 158 },
  'reject-box': { x: 291, y: 240 },
  'handed-over': { x: 542, y: 158 },
};

/** Where the drawn blanks lie in the feeder, from the bottom. */
const BLANKS_AT: Record<MachineView['feeder'], readonly number[]> = {
  empty: [],
  low: [100],
  enough: [100, 85, 70, 55],
  unknown: [100, 85],
};

export interface MachinePictureProps {
  readonly place: CardPlace;
  readonly feeder?: MachineView['feeder'];
  readonly online?: boolean;
  readonly coverOpen?: boolean;
  /** The station at work glows calmly (not with reduced motion). */
  readonly moving?: boolean;
  /** Draws a ring round the place a person has to touch. */
  readonly touch?: 'feeder' | 'cover' | 'gate' | 'reject-box' | 'ribbon' | undefined;
}

const TOUCH_AT = {
  feeder: { cx: 125, cy: 70, rx: 74, ry: 58 },
  cover: { cx: 291, cy: 96, rx: 150, ry: 34 },
  ribbon: { cx: 350, cy: 118, rx: 62, ry: 44 },
  gate: { cx: 478, cy: 158, rx: 52, ry: 38 },
  'reject-box': { cx: 291, cy: 240, rx: 86, ry: 38 },
} as const;

/** The card printer from the side with the card in it: feeder, chip station, print station, gate, reject box. */
export const MachinePicture = ({
  place,
  feeder = 'unknown',
  online = true,
  coverOpen = false,
  moving = false,
  touch,
}: MachinePictureProps) => {
  const { t } = useText();
  const card = CARD_AT[place];
  const here = (spot: CardPlace) => (place === spot ? 'here' : undefined);
  const ring = touch === undefined ? null : TOUCH_AT[touch];
  const label = t('machine.label', { place: t(`place.${place}`) });
  return (
    <svg
      className={`machine${online ? '' : ' off'}${moving ? ' moving' : ''}`}
      viewBox="44 14 544 264"
      role="img"
      aria-label={label}
    >
      <rect className="body" x="52" y="84" width="428" height="116" rx="14" />
      {coverOpen ? (
        <path className="ink" d="M180 84 L208 28 L410 28 L438 84" />
      ) : (
        <path className="ink" d="M180 96 L402 96" />
      )}
      <path className="path" d="M96 166 L470 166" />

      <g className={here('feeder')}>
        <rect className="part" x="72" y="22" width="106" height="100" rx="8" />
        {BLANKS_AT[feeder].map((y) => (
          <rect className="blank" key={y} x="84" y={y} width="82" height="11" rx="2" />
        ))}
      </g>

      <g className={here('chip-station')}>
        <rect className="part" x="192" y="108" width="80" height="40" rx="6" />
        <path className="ink" d="M214 118h36v20h-36z M226 118v20 M238 118v20 M214 128h12 M238 128h12" />
      </g>

      <g className={here('print-station')}>
        <circle className="part" cx="322" cy="122" r="15" />
        <circle className="part" cx="378" cy="122" r="15" />
        <path className="part" d="M338 108h24v30l-12 10l-12-10z" />
        <path className="ink" d="M326 136 L346 148 M374 136 L354 148" />
      </g>

      <g className={here('gate')}>
        <rect className="part" x="456" y="138" width="24" height="40" rx="4" />
        <path className="ink" d="M480 158h-24" />
      </g>

      <path className="ink" d="M291 176v28" strokeDasharray="2 7" />
      <g className={here('reject-box')}>
        <path className="part" d="M222 212h138v50a8 8 0 0 1-8 8H230a8 8 0 0 1-8-8z" />
        <path className="ink" d="M252 212h78" />
      </g>

      {card !== null && (
        <g className="card" style={{ transform: `translate(${card.x}px, ${card.y}px)` }}>
          {moving && <ellipse className="glow" rx="70" ry="30" />}
          {place === 'inside-unknown' ? (
            <>
              <rect className="unsure" x="-54" y="-15" width="108" height="30" rx="6" />
              <text y="8" textAnchor="middle">
                ?
              </text>
            </>
          ) : (
            <rect x="-43" y="-8" width="86" height="16" rx="3" />
          )}
        </g>
      )}
      {ring !== null && <ellipse className="alert" {...ring} />}
    </svg>
  );
};
