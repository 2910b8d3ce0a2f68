import { FileTextOutlined } from '@ant-design/icons';
import { Spin } from 'antd';
import type { MaterialView } from '#contract/views.ts';
import { ContractFailure } from '../../../bridge/use-view.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePagePicture } from './use-page-picture.ts';

export interface PagePictureProps {
  readonly kind: MaterialView['kind'];
  readonly page: MaterialView['pages'][number];
  readonly number: number;
}

/** One kept page. */
export const PagePicture = ({ kind, page, number }: PagePictureProps) => {
  const { t, code } = useText();
  const { data, error } = usePagePicture(kind, page);
  if (error !== null) {
    const refusal = error instanceof ContractFailure ? error.refusal : { code: 'internal' };
    return (
      <span className="page-problem" title={code(refusal.code).next}>
        <FileTextOutlined aria-hidden /> {code(refusal.code).what}
      </span>
    );
  }
  if (data === undefined) return <Spin aria-label={t('materials.pageLoading')} />;
  return <img src={`data:image/jpeg;base64,${data.jpeg}`} alt={t('materials.pageAlt', { number })} />;
};
