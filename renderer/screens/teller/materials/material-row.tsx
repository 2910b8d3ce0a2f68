import { CameraOutlined, FileAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { MaterialView } from '#contract/views.ts';
import { type Act, useAct } from '../../../bridge/use-act.ts';
import { useView } from '../../../bridge/use-view.ts';
import { PICTURE_TYPES, readPictureFile } from '../../../camera/picture-file.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { TextKey } from '../../../i18n/zh-CN.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useWished } from '../../../ui/use-wished.ts';
import { lackOf } from './material-state.ts';
import { PagesDialog } from './pages-dialog.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

/** In which way a paper came to be settled, or what it lacks. */
const StateWords = ({ material }: { readonly material: MaterialView }) => {
  const { t } = useText();
  const { read, seen, waived, pages, require } = material;
  const lack = lackOf(material);
  const words: string[] = [];
  if (read) words.push(t('materials.read'));
  else if (seen !== null) words.push(t('materials.seenAt', { by: seen.by, time: formatTime(seen.at) }));
  if (pages.length > 0) words.push(t('materials.pages', { count: pages.length }));
  if (waived !== null) words.push(t('materials.waived', { by: waived.by, reason: waived.reason }));
  if (lack !== null && waived === null) words.push(t(`materials.lack.${lack}`));
  if (words.length === 0) words.push(t(`materials.require.${require}`));
  return <span className={lack === null ? 'quiet' : 'warn'}>{words.join(' · ')}</span>;
};

/** Ticked by who looked at the original. */
const SeenTick = ({
  material: { kind, seen },
  act,
  ...marks
}: {
  readonly material: MaterialView;
  readonly act: Act;
  readonly 'data-first-open'?: string;
}) => {
  const { t } = useText();
  const [shown, change] = useWished(
    seen !== null,
    async (on) => (await act.run('materials.see', { kind, on }))?.ok ?? false,
  );
  return (
    <label className="material-seen">
      <input
        type="checkbox"
        checked={shown}
        disabled={act.pending !== null}
        onChange={({ target }) => change(target.checked)}
        data-testid={`material-${kind}-seen`}
        {...marks}
      />
      {t('materials.seen')}
    </label>
  );
};

/** One paper: what it is, how it stands, and what can be done about it. */
export const MaterialRow = ({
  material,
  firstOpen,
}: {
  readonly material: MaterialView;
  readonly firstOpen: boolean;
}) => {
  const { t, language } = useText();
  const act = useAct();
  const documentCamera = useView('station').data?.documentCamera ?? false;
  const file = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<'pages' | 'waive' | null>(null);
  const [fileProblem, setFileProblem] = useState<TextKey | null>(null);
  const { kind, require, waivable, from, label, note, read, pages, waived, settled } = material;
  const own = language === 'en' ? 'en' : 'zh';
  const lack = lackOf(material);

  const addFile = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const picture = await readPictureFile(chosen);
    setFileProblem(picture.ok ? null : picture.error);
    if (picture.ok) await act.run('materials.addFile', { kind, picture: picture.value });
  };
  const first = (what: typeof lack, how: 'focus' | 'press') =>
    firstOpen && lack === what ? { 'data-first-open': how } : {};
  const scans = require === 'scan' || pages.length > 0;

  return (
    <li className="material" data-kind={kind} data-settled={settled}>
      <ToneIcon tone={settled ? 'good' : 'warn'} />
      <div className="material-words">
        <strong>{label?.[own] ?? t(`material.${kind}`)}</strong>
        {from === 'bank' && <span className="material-from">{t('materials.fromBank')}</span>}
        <br />
        <StateWords material={material} />
        {note !== null && <span className="material-note quiet">{note[own]}</span>}
        {fileProblem !== null && <span className="warn">{t(fileProblem)}</span>}
        <ProblemNote problem={act.problem} />
      </div>
      <div className="material-tools">
        {!read && <SeenTick material={material} act={act} {...first('original', 'focus')} />}
        {scans &&
          (documentCamera || pages.length > 0 ? (
            <Button
              icon={<CameraOutlined />}
              onClick={() => setOpen('pages')}
              data-testid={`material-${kind}-scan`}
              {...first('scan', 'press')}
            >
              {pages.length === 0 ? t('materials.scan') : t('materials.look', { count: pages.length })}
            </Button>
          ) : (
            <Button
              icon={<FileAddOutlined />}
              loading={act.pending === 'materials.addFile'}
              onClick={() => file.current?.click()}
              data-testid={`material-${kind}-file`}
              {...first('scan', 'press')}
            >
              {t('materials.file')}
            </Button>
          ))}
        {waivable && (!settled || waived !== null) && (
          <Button
            type="text"
            onClick={() =>
              waived === null ? setOpen('waive') : void act.run('materials.waive', { kind, reason: null })
            }
            data-testid={`material-${kind}-waive`}
          >
            {t(waived === null ? 'materials.waive' : 'materials.waive.back')}
          </Button>
        )}
        <input
          ref={file}
          type="file"
          accept={PICTURE_TYPES.join(',')}
          hidden
          aria-label={t('materials.file')}
          onChange={(event) => {
            void addFile(event.target.files?.[0]);
            event.target.value = '';
          }}
          data-testid={`material-${kind}-input`}
        />
      </div>
      {open === 'pages' && (
        <PagesDialog material={material} onFile={() => file.current?.click()} onClose={() => setOpen(null)} />
      )}
      {open === 'waive' && <WaiveDialog material={material} onClose={() => setOpen(null)} />}
    </li>
  );
};
