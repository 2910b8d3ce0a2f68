import type { BusyView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';

/** What stands in the way of reading a document for now. */
export const ReaderHint = ({ hint }: { readonly hint: BusyView['hint'] }) => {
  const { t, code } = useText();
  if (hint === undefined) return null;
  const words = code(hint.code, hint.params);
  return (
    <p className="wait-hint warn" role="status" data-testid="identify-hint" data-code={hint.code}>
      <ToneIcon tone="warn" />
      <span>
        <strong>{words.what}</strong>
        <br />
        {words.next} <span className="quiet">{t('identify.hint')}</span>
      </span>
    </p>
  );
};
