import { CameraOutlined, DeleteOutlined, FileAddOutlined, RedoOutlined, RotateRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { MaterialView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useView } from '../../../bridge/use-view.ts';
import { DocumentCameraLive } from '../../../camera/document-camera-live.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { PagePicture } from './page-picture.tsx';
import { usePagesChanged } from './use-page-picture.ts';

export interface PagesDialogProps {
  readonly material: MaterialView;
  /** A page from a picture file instead of the camera. */
  onFile(): void;
  onClose(): void;
}

/** The pages of one paper: taken one after the other, looked at, turned, taken anew, deleted. */
export const PagesDialog = ({ material, onFile, onClose }: PagesDialogProps) => {
  const { t, language } = useText();
  const act = useAct();
  const pagesChanged = usePagesChanged();
  const documentCamera = useView('station').data?.documentCamera ?? false;
  const [chosen, setChosen] = useState<string | null>(null);
  const [deleting, setDeleting] = useState(false);
  const { kind, pages } = material;
  const page = pages.find(({ pageId }) => pageId === chosen) ?? (documentCamera ? null : (pages[0] ?? null));
  const number = page === null ? 0 : pages.indexOf(page) + 1;
  const busy = act.pending !== null;

  const show = (pageId: string | null) => {
    setChosen(pageId);
    setDeleting(false);
  };
  const scan = async (again: string | null) => {
    await act.run('materials.scan', again === null ? { kind } : { kind, pageId: again });
    await pagesChanged();
  };
  const turn = async (pageId: string) => {
    await act.run('materials.turn', { kind, pageId });
    await pagesChanged();
  };
  const drop = async (pageId: string) => {
    const answer = await act.run('materials.drop', { kind, pageId });
    if (answer?.ok) show(null);
  };

  return (
    <Dialog
      title={material.label?.[language === 'en' ? 'en' : 'zh'] ?? t(`material.${kind}`)}
      onClose={onClose}
      size="wide"
    >
      <div className="pages">
        <div className="pages-main document-camera">
          {page !== null ? (
            <>
              <div className="page-large">
                <PagePicture kind={kind} page={page} number={number} />
              </div>
              <div className="document-tools">
                <span className="pages-number">{t('materials.pageOf', { number, total: pages.length })}</span>
                <Button
                  icon={<RotateRightOutlined />}
                  onClick={() => void turn(page.pageId)}
                  disabled={busy}
                  data-testid="page-turn"
                >
                  {t('materials.turn')}
                </Button>
                {documentCamera && (
                  <Button
                    icon={<RedoOutlined />}
                    onClick={() => void scan(page.pageId)}
                    loading={act.pending === 'materials.scan'}
                    disabled={busy}
                    data-testid="page-again"
                  >
                    {t('materials.again')}
                  </Button>
                )}
                <Button
                  danger
                  icon={<DeleteOutlined />}
                  onClick={() => (deleting ? void drop(page.pageId) : setDeleting(true))}
                  disabled={busy}
                  data-testid={deleting ? 'page-delete-confirm' : 'page-delete'}
                >
                  {t(deleting ? 'materials.delete.sure' : 'materials.delete')}
                </Button>
              </div>
            </>
          ) : documentCamera ? (
            <DocumentCameraLive running={!busy} photoFrame={false} />
          ) : (
            <p className="quiet">{t('materials.noCamera')}</p>
          )}
          <ProblemNote problem={act.problem} />
        </div>
        <nav className="pages-list" aria-label={t('materials.pagesTitle')}>
          {pages.map((one, index) => (
            <button
              type="button"
              key={one.pageId}
              aria-current={one === page}
              onClick={() => show(one.pageId)}
              data-testid={`page-${index + 1}`}
            >
              <PagePicture kind={kind} page={one} number={index + 1} />
              <span>{t('materials.pageNumber', { number: index + 1 })}</span>
            </button>
          ))}
          {page !== null && documentCamera && (
            <button type="button" className="pages-next" onClick={() => show(null)} data-testid="page-next">
              <CameraOutlined aria-hidden />
              <span>{t('materials.nextPage')}</span>
            </button>
          )}
          <button type="button" className="pages-next" onClick={onFile} data-testid="page-file">
            <FileAddOutlined aria-hidden />
            <span>{t('materials.file')}</span>
          </button>
        </nav>
      </div>
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose} disabled={busy} data-testid="pages-done">
          {t(pages.length === 0 ? 'camera.cancel' : 'materials.done')}
        </Button>
        {page === null && documentCamera && (
          <Button
            type="primary"
            size="large"
            icon={<CameraOutlined />}
            onClick={() => void scan(null)}
            loading={act.pending === 'materials.scan'}
            data-first-focus
            data-testid="page-shoot"
          >
            {t('materials.shoot', { number: pages.length + 1 })}
          </Button>
        )}
      </div>
    </Dialog>
  );
};
