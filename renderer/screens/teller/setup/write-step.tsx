import { Spin } from 'antd';
import type { ContractError } from '#contract/messages.ts';
import { SETTING_KEYS, settingName } from '#domain/settings/catalogue.ts';
import { useDirectory } from '../../../bridge/use-directory.ts';
import { useRead } from '../../../bridge/use-view.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { OUTLET, type SetupDraft, sent } from './setup-draft.ts';

export interface WriteStepProps {
  readonly draft: SetupDraft;
  readonly file: string;
  readonly problem: ContractError | null;
  readonly written: boolean;
}

/** Everything once more, with what is still missing, before the file is written. */
export const WriteStep = ({ draft, file, problem, written }: WriteStepProps) => {
  const { t, code, language } = useText();
  const outlets = useDirectory().data?.outlets ?? [];
  const problems = useRead('setup.check', { document: sent(draft) }).data?.problems ?? [];
  if (written) {
    return (
      <div className="setup-form" role="status">
        <p>
          <Spin /> {t('setup.starting')}
        </p>
        <p className="quiet">{t('setup.starting.hint')}</p>
      </div>
    );
  }
  const outlet = outlets.find(({ no }) => String(no) === draft.text(OUTLET));
  const filled = Object.keys(SETTING_KEYS).filter((key) => draft.text(key) !== '');
  return (
    <div className="setup-form">
      <dl className="setup-facts">
        {filled.map((key) => (
          <div key={key}>
            <dt>{settingName(key)[language === 'en' ? 'en' : 'zh']}</dt>
            <dd>
              {draft.text(key)} {key === OUTLET && outlet?.name}
            </dd>
          </div>
        ))}
      </dl>
      {problems.map(({ path, code: what, params }) => {
        const said = code(what, params);
        return (
          <p className="bad" key={`${path}-${what}`} data-testid={`setup-problem-${path}`}>
            <ToneIcon tone="bad" /> {t('code.both', { what: said.what, next: said.next })}
          </p>
        );
      })}
      <p>{t('setup.write.what', { file })}</p>
      <p className="quiet">{t('setup.write.card')}</p>
      <ProblemNote problem={problem} />
    </div>
  );
};
