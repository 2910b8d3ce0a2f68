import './slips.css';
import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { MethodInput } from '#contract/methods.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';

type Request = MethodInput<'receipt.print'>;

export interface SlipButtonsProps {
  readonly kind: Request['kind'];
  /** The outlet a referral is to; without it the one the applicant chose online. */
  readonly outletNo?: number | undefined;
}

interface Done {
  readonly how: 'printed' | 'saved';
  readonly fileName: string;
  readonly pages: number;
  readonly missing: readonly string[];
}

/** A slip for the applicant: printed, or saved for later; in Chinese alone or with English under it. */
export const SlipButtons = ({ kind, outletNo }: SlipButtonsProps) => {
  const { t, language } = useText();
  const act = useAct();
  const [withEnglish, setWithEnglish] = useState(language === 'en');
  const [done, setDone] = useState<Done | null>(null);
  const request: Request = {
    kind,
    language: withEnglish ? 'en' : 'zh-CN',
    ...(outletNo === undefined ? {} : { outletNo }),
  };
  const run = async (method: 'receipt.print' | 'receipt.save') => {
    setDone(null);
    const answer = await act.run(method, request);
    if (!answer?.ok) return;
    const { fileName, pages, missing } = answer.value;
    setDone({ how: method === 'receipt.print' ? 'printed' : 'saved', fileName, pages, missing });
  };
  return (
    <section className="slip" aria-label={t(`slip.${kind}`)} data-testid={`slip-${kind}`}>
      <strong>{t(`slip.${kind}`)}</strong>
      <label className="slip-language">
        <input
          type="checkbox"
          checked={withEnglish}
          onChange={({ target }) => setWithEnglish(target.checked)}
          data-testid={`slip-${kind}-english`}
        />
        {t('slip.english')}
      </label>
      <Button
        icon={<PrinterOutlined />}
        loading={act.pending === 'receipt.print'}
        disabled={act.pending !== null}
        onClick={() => void run('receipt.print')}
        data-testid={`slip-${kind}-print`}
      >
        {t('slip.print')}
      </Button>
      <Button
        icon={<SaveOutlined />}
        loading={act.pending === 'receipt.save'}
        disabled={act.pending !== null}
        onClick={() => void run('receipt.save')}
        data-testid={`slip-${kind}-save`}
      >
        {t('slip.save')}
      </Button>
      {done !== null && (
        <p className="slip-done" role="status" data-testid={`slip-${kind}-done`}>
          <ToneIcon tone="good" /> {t(`slip.${done.how}`, { pages: done.pages, file: done.fileName })}
          {done.missing.length > 0 && (
            <span className="warn"> {t('slip.missing', { characters: done.missing.join('') })}</span>
          )}
        </p>
      )}
      {act.problem !== null && (
        <div className="slip-done">
          <ProblemNote problem={act.problem} />
        </div>
      )}
    </section>
  );
};
