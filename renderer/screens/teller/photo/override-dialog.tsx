import { Button } from 'antd';
import { useState } from 'react';
import type { PhotoView } from '#contract/views.ts';
import { OVERRIDE_REASONS, type OverrideReason } from '#domain/photo/override.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SecondPerson, type SecondPersonDraft, type SecondPersonWords } from '../../../ui/second-person.tsx';
import { TextInput } from '../../../ui/text-input.tsx';

/** What the contract asks of the words. */
const LEAST_WORDS = 4;

const SUPERVISOR: SecondPersonWords = {
  who: 'override.who',
  secret: 'override.secret',
  nobody: 'override.nobody',
  needWho: 'override.need.supervisor',
  needSecret: 'override.need.secret',
};

/** A supervisor, who is not the teller, lets a photo pass: who, why, in words, with what proof. */
export const OverrideDialog = ({ photo, onClose }: { readonly photo: PhotoView; onClose(): void }) => {
  const { t, code } = useText();
  const act = useAct();
  const [person, setPerson] = useState<SecondPersonDraft>({ staffId: null, secret: '' });
  const [reason, setReason] = useState<OverrideReason | null>(null);
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  const failing = (photo.judgement?.findings ?? []).filter(({ outcome }) => outcome === 'fail');
  const wordsMissing = text.trim().length < LEAST_WORDS;

  const send = async () => {
    setTried(true);
    const { staffId: supervisor, secret } = person;
    if (supervisor === null || reason === null || secret === '' || wordsMissing) return;
    const answer = await act.run('application.overridePhoto', {
      supervisor,
      secret,
      reason,
      text: text.trim(),
      evidence: evidence.trim(),
    });
    // What was typed is not kept, taken or not.
    setPerson((old) => ({ ...old, secret: '' }));
    setTried(false);
    if (answer?.ok) onClose();
  };
  const need = (missing: boolean, key: 'reason' | 'text') => (tried && missing ? t(`override.need.${key}`) : null);

  return (
    <Dialog title={t('override.title')} onClose={onClose} size="wide">
      <form
        className="override"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ul className="override-rules">
          {failing.map((finding) => (
            <li key={finding.rule}>
              {code(finding.code).what} <span className="small-print">{finding.rule}</span>
            </li>
          ))}
        </ul>
        <fieldset className="override-reasons">
          <legend>{t('override.why')}</legend>
          {OVERRIDE_REASONS.map((one) => (
            <label key={one} data-chosen={reason === one}>
              <input
                type="radio"
                name="override-reason"
                checked={reason === one}
                onChange={() => setReason(one)}
                data-testid={`override-reason-${one}`}
              />
              {t(`override.reason.${one}`)}
            </label>
          ))}
          {need(reason === null, 'reason') !== null && <p className="bad">{t('override.need.reason')}</p>}
        </fieldset>
        <Field label={t('override.text')} problem={need(wordsMissing, 'text')} hint={t('override.text.hint')}>
          {(aria) => (
            <TextInput
              {...aria}
              value={text}
              onChange={setText}
              onBlur={() => undefined}
              maxLength={500}
              testId="override-text"
            />
          )}
        </Field>
        <Field label={t('override.evidence')} problem={null} hint={t('override.evidence.hint')}>
          {(aria) => (
            <TextInput
              {...aria}
              value={evidence}
              onChange={setEvidence}
              onBlur={() => undefined}
              maxLength={200}
              testId="override-evidence"
            />
          )}
        </Field>
        <SecondPerson words={SUPERVISOR} draft={person} onChange={setPerson} tried={tried} refused={null} />
        <ProblemNote problem={act.problem} />
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose} data-testid="override-back">
            {t('confirm.back')}
          </Button>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={act.pending !== null}
            data-testid="override-save"
          >
            {t('override.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
