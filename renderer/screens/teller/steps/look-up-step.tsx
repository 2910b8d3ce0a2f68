import { SearchOutlined } from '@ant-design/icons';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { BusyNote } from '../../../ui/busy-note.tsx';

const ASKED = ['holder', 'insurance', 'residence', 'enrolment', 'application'] as const;

/** What the platform is asked at once. */
export const LookUpStep = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  return (
    <div className="look-up">
      {session.busy !== null && <BusyNote busy={session.busy} />}
      <ul className="asked panel">
        {ASKED.map((name) => (
          <li key={name}>
            <SearchOutlined className="quiet" aria-hidden /> {t(`lookup.asked.${name}`)}
          </li>
        ))}
      </ul>
    </div>
  );
};
