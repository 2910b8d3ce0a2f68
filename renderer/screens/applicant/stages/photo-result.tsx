import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { PhotoView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { findingsTold, photoWord } from './photo-told.ts';

/** The photo with the places that are meant, numbered as in the list beside it. */
const MarkedPhoto = ({ photo }: { readonly photo: PhotoView }) => {
  const { t } = useText();
  const told = findingsTold(photo);
  return (
    <div className="photo-marked">
      <img src={`data:image/jpeg;base64,${photo.jpeg}`} alt={t('photo.alt')} />
      <svg viewBox={`0 0 ${photo.width} ${photo.height}`} aria-hidden>
        {told.flatMap(({ code, marks }, index) =>
          marks.map((mark) => (
            <g key={`${code}-${mark.x}-${mark.y}`}>
              <rect className="mark-edge" {...mark} rx="6" />
              <rect className="mark" {...mark} rx="6" />
              <circle className="mark-ground" cx={mark.x} cy={mark.y} r="15" />
              <text x={mark.x} y={mark.y + 7}>
                {index + 1}
              </text>
            </g>
          )),
        )}
      </svg>
    </div>
  );
};

/** What the host said of the photo, in words: what is not right, where, and what to do. Nothing is measured here. */
export const PhotoResult = ({ photo, onAgain }: { readonly photo: PhotoView; onAgain(): void }) => {
  const { t, code } = useText();
  const word = photoWord(photo);
  const told = findingsTold(photo);
  return (
    <StageFrame
      title={t(`applicant.photo.${word}`)}
      hint={t(`applicant.photo.${word}.hint`)}
      picture={<MarkedPhoto photo={photo} />}
      actions={
        <Button
          type={word === 'again' ? 'primary' : 'default'}
          size="large"
          icon={<CameraOutlined />}
          onClick={onAgain}
          data-testid="action-retake"
        >
          {t('applicant.photo.retake')}
        </Button>
      }
    >
      {told.length > 0 && (
        <ol className="photo-told" data-testid="photo-findings">
          {told.map((finding, index) => {
            const words = code(finding.code);
            return (
              <li key={finding.code} data-outcome={finding.outcome}>
                <span className="photo-number">{index + 1}</span>
                <div>
                  <strong>
                    <ToneIcon tone={finding.outcome === 'fail' ? 'bad' : 'warn'} />{' '}
                    {words.known ? words.what : t('applicant.photo.look')}
                  </strong>
                  <p>{words.known ? words.next : t('applicant.photo.ask')}</p>
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </StageFrame>
  );
};
