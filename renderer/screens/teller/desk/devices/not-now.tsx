import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';

/** Why no test may begin now; nothing when one may. */
export const NotNow = ({ code: name }: { readonly code: string | null }) => {
  const { code } = useText();
  if (name === null) return null;
  const words = code(name);
  return (
    <p className="devices-note warn" role="status" data-testid="devices-not-now" data-code={name}>
      <ToneIcon tone="warn" />
      <span>
        <strong>{words.what}</strong>
        {words.next !== '' && <span className="finding-next">{words.next}</span>}
      </span>
    </p>
  );
};
