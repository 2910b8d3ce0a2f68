import { PHOTO } from '#domain/photo/geometry.ts';
import { useText } from '../i18n/use-text.ts';
import type { NumberedMark } from './judged-findings.ts';

/** Diameter of a number, photo pixels. */
const NUMBER = 30;

/** Beside the upper left corner of its mark, but always inside the photo. */
const numberAt = ({ x, y }: { readonly x: number; readonly y: number }) => ({
  x: Math.min(Math.max(x, NUMBER / 2 + 2), PHOTO.width - NUMBER / 2 - 2),
  y: Math.min(Math.max(y, NUMBER / 2 + 2), PHOTO.height - NUMBER / 2 - 2),
});

export interface JudgedPictureProps {
  /** The finished photo, JPEG in base64. */
  readonly photo: string;
  readonly marks: readonly NumberedMark[];
}

/** The finished photo with numbered marks where something is wrong. */
export const JudgedPicture = ({ photo, marks }: JudgedPictureProps) => {
  const { t } = useText();
  return (
    <figure className="judged-picture">
      <img src={`data:image/jpeg;base64,${photo}`} alt={t('photo.alt')} />
      <svg viewBox={`0 0 ${PHOTO.width} ${PHOTO.height}`} aria-hidden>
        {marks.map(({ number, mark, outcome }) => {
          const at = numberAt(mark);
          return (
            <g key={number} data-outcome={outcome}>
              <rect {...mark} rx="4" />
              <circle cx={at.x} cy={at.y} r={NUMBER / 2} />
              <text x={at.x} y={at.y}>
                {number}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
};
