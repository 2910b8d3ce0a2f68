import type { PhotoView } from '#contract/views.ts';
import { JudgedPicture } from '../../../camera/judged-picture.tsx';
import { PhotoVerdict } from '../../../camera/photo-verdict.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { StageFrame } from '../stage-frame.tsx';

/** What the host said of the photo, in words: what is not right, where, and what to do. Nothing is measured here. */
export const PhotoResult = ({ photo, onAgain }: { readonly photo: PhotoView; onAgain(): void }) => {
  const { t } = useText();
  const { judgement, override } = photo;
  // The bureau's reviewers or a supervisor said that it is good enough: there is nothing to take again.
  if (judgement === null || override !== null) {
    return (
      <StageFrame
        title={t('applicant.photo.sent')}
        hint={t('applicant.with-teller.hint')}
        picture={<JudgedPicture photo={photo.jpeg} marks={[]} />}
      />
    );
  }
  const failed = judgement.verdict === 'fail';
  return (
    <PhotoVerdict
      photo={photo.jpeg}
      judgement={judgement}
      audience="applicant"
      onAgain={onAgain}
      layout={({ heading, picture, findings, actions }) => (
        <StageFrame
          title={heading}
          hint={t(failed ? 'applicant.photo.again.hint' : 'applicant.photo.sent.hint')}
          picture={picture}
          actions={actions}
        >
          {findings}
        </StageFrame>
      )}
    />
  );
};
