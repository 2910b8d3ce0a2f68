import { LockOutlined } from '@ant-design/icons';
import { Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { agreedPin, emptyEntry, isRepeating, PIN_LENGTH, takeBack, typeDigit, typed } from './pin-entry.ts';

const PLACES = Array.from({ length: PIN_LENGTH }, (_, index) => index + 1);
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Own keypad, hidden digits, typed twice. The PIN leaves this screen once and is forgotten here at once. */
export const ChoosePinStage = ({ problem }: { readonly problem: string | null }) => {
  const { t, code } = useText();
  const act = useAct();
  const [entry, setEntry] = useState(emptyEntry);
  const [accepted, setAccepted] = useState(false);
  const count = typed(entry);
  const repeating = isRepeating(entry);

  // The chip or the platform did not take it: the applicant chooses again.
  useEffect(() => {
    if (problem !== null) setAccepted(false);
  }, [problem]);

  const press = async (digit: string) => {
    act.clear();
    const next = typeDigit(entry, digit);
    const pin = agreedPin(next);
    if (pin === null) return setEntry(next);
    setEntry(emptyEntry);
    const answer = await act.run('applicant.choosePin', { pin });
    setAccepted(answer?.ok === true);
  };

  const refused = act.problem === null ? problem : act.problem.code;
  const words = refused === null || count > 0 || repeating ? null : code(refused, act.problem?.params);
  const message = entry.mismatch
    ? t('applicant.pin.mismatch')
    : words === null
      ? null
      : t('code.both', { what: words.what, next: words.next });
  const waiting = act.pending !== null || accepted;

  return (
    <StageFrame
      title={t(repeating ? 'applicant.choose-pin.again' : 'applicant.choose-pin')}
      hint={t(repeating ? 'applicant.choose-pin.again.hint' : 'applicant.choose-pin.hint')}
    >
      <div className="pin">
        <div className="pin-side">
          <div
            className="pin-dots"
            role="img"
            aria-label={t('applicant.pin.entered', { count, total: PIN_LENGTH })}
            data-testid="pin-dots"
          >
            {PLACES.map((place) => (
              <i key={place} data-on={place <= count} />
            ))}
          </div>
          <p className="pin-message" role="status" data-testid="pin-message">
            {waiting ? (
              <>
                <Spin size="small" /> {t(accepted ? 'applicant.pin.accepted' : 'applicant.pin.sending')}
              </>
            ) : (
              message !== null && (
                <span className="warn">
                  <ToneIcon tone="warn" /> {message}
                </span>
              )
            )}
          </p>
          <p className="quiet pin-private">
            <LockOutlined aria-hidden /> {t('applicant.pin.private')}
          </p>
        </div>
        <fieldset className="keypad" disabled={waiting}>
          <legend className="visually-hidden">{t('applicant.pin.keypad')}</legend>
          {DIGITS.map((digit) => (
            <button type="button" key={digit} onClick={() => void press(digit)} data-testid={`key-${digit}`}>
              {digit}
            </button>
          ))}
          <button type="button" className="key-word" onClick={() => setEntry(emptyEntry)} data-testid="key-clear">
            {t('applicant.pin.clear')}
          </button>
          <button type="button" onClick={() => void press('0')} data-testid="key-0">
            0
          </button>
          <button type="button" className="key-word" onClick={() => setEntry(takeBack(entry))} data-testid="key-back">
            {t('applicant.pin.back')}
          </button>
        </fieldset>
      </div>
    </StageFrame>
  );
};
