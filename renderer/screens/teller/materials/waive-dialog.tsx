import { Button } from 'antd';
import { useState } from 'react';
import type { MaterialView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { TextInput } from '../../../ui/text-input.tsx';

/** What the contract asks of a reason. */
const LEAST = 2;
const MOST = 200;

/** Why this paper is not asked for, where the bank's profile allows that. */
export const WaiveDialog = ({ material, onClose }: { readonly material: MaterialView; onClose(): void }) => {
  const { t, language } = useText();
  const act = useAct();
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const tooShort = reason.trim().length < LEAST;
  const send = async () => {
    setLeft(true);
    if (tooShort) return;
    const answer = await act.run('materials.waive', { kind: material.kind, reason: reason.trim() });
    if (answer?.ok) onClose();
  };
  return (
    <Dialog title={t('materials.waive.title')} onClose={onClose}>
      <p>
        <strong>{material.label?.[language === 'en' ? 'en' : 'zh'] ?? t(`material.${material.kind}`)}</strong>
      </p>
      <p className="quiet">{t('materials.waive.hint')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label={t('materials.waive.reason')} problem={left && tooShort ? t('materials.waive.empty') : null}>
          {(aria) => (
            <TextInput
              {...aria}
              value={reason}
              onChange={setReason}
              onBlur={() => setLeft(reason !== '')}
              maxLength={MOST}
              testId="waive-reason"
            />
          )}
        </Field>
        <ProblemNote problem={act.problem} />
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose}>
            {t('confirm.back')}
          </Button>
          <Button type="primary" size="large" htmlType="submit" loading={act.pending !== null} data-testid="waive-save">
            {t('materials.waive')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
