import { Button } from 'antd';
import { useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { NeedToSettle } from '../verdict/need-to-settle.tsx';

/** Something of the check came open again while the form is filled in: said on top, and settled over it. */
export const NeedsBand = ({ session }: { readonly session: SessionView }) => {
  const { t, code } = useText();
  const [open, setOpen] = useState(false);
  const { verdict, form } = session;
  if (verdict === null || form?.missing.includes('application.needs-open') !== true) return null;
  const first = verdict.reasons.find(({ level }) => level !== 'pass');
  if (first === undefined) return null;
  const words = code(first.code, first.params);
  return (
    <div className="needs-band" data-testid="needs-band">
      <ToneIcon tone={first.level === 'refuse' ? 'bad' : 'warn'} />
      <span>
        <strong>{words.what}</strong> {words.next}
      </span>
      {verdict.decision === 'needs' && (
        <Button onClick={() => setOpen(true)} data-target="needs" data-testid="needs-open">
          {t('needs.settle')}
        </Button>
      )}
      {open && (
        <Dialog title={words.what} onClose={() => setOpen(false)} size="wide">
          <NeedToSettle session={session} />
          <div className="dialog-buttons">
            <Button size="large" onClick={() => setOpen(false)}>
              {t('confirm.back')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
};
