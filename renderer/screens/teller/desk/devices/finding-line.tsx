import type { DeviceFinding } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { FINDING_TONE } from './tones.ts';

/** What is the matter, and the next thing to try; the code, small, for the telephone. */
export const FindingLine = ({ finding }: { readonly finding: DeviceFinding }) => {
  const { code } = useText();
  const words = code(finding.code, finding.params);
  return (
    <span className="finding" data-code={finding.code} data-level={finding.level}>
      <ToneIcon tone={FINDING_TONE[finding.level]} />
      <span>
        {words.what}
        {words.next !== '' && <span className="finding-next">{words.next}</span>}
        {(finding.level !== 'info' || !words.known) && <span className="small-print">{finding.code}</span>}
      </span>
    </span>
  );
};
