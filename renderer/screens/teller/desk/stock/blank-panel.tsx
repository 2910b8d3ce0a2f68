import { Button } from 'antd';
import { useState } from 'react';
import type { BlankStoryView } from '#contract/views.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { formatDay, formatTime } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Field } from '../../../../ui/field.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { TextInput } from '../../../../ui/text-input.tsx';

type Step = BlankStoryView['steps'][number];

/** Everything the books say of one blank. */
export const BlankPanel = () => {
  const { t, code, language } = useText();
  const act = useAct();
  const [number, setNumber] = useState('');
  const [story, setStory] = useState<BlankStoryView | null>(null);
  const find = async () => {
    setStory(null);
    const answer = await act.run('stock.blankStory', { blankId: number.trim() });
    if (answer?.ok) setStory(answer.value);
  };
  const whatOf = (step: Step): string => {
    switch (step.kind) {
      case 'box': {
        const to = t(`stock.place.${step.to}`);
        return step.from === null
          ? t('stock.step.box.first', { to })
          : t('stock.step.box', { from: t(`stock.place.${step.from}`), to });
      }
      case 'ledger': {
        const why = step.reasons.map((reason) => code(reason, { blank: number }).what);
        return [t(`stock.state.${step.to}`), ...why].join(' · ');
      }
      case 'custody':
        return t(`stock.event.${step.event}`);
      case 'exception':
        return t('stock.step.exception');
    }
  };
  return (
    <>
      <p className="quiet">{t('stock.blank.hint')}</p>
      <form
        className="stock-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() !== '') void find();
        }}
      >
        <Field label={t('stock.blank.number')} problem={null}>
          {(aria) => (
            <TextInput
              {...aria}
              value={number}
              onChange={setNumber}
              onBlur={() => undefined}
              maxLength={64}
              testId="blank-number"
            />
          )}
        </Field>
        <Button htmlType="submit" loading={act.pending !== null} data-testid="blank-find">
          {t('stock.blank.find')}
        </Button>
      </form>
      <ProblemNote problem={act.problem} />
      {story !== null && (
        <section data-testid="blank-story">
          <p>
            {story.box === null
              ? t('stock.blank.foreign')
              : t('stock.blank.box', {
                  bank: story.box.bank,
                  box: story.box.boxId,
                  position: story.blank.position,
                  source: t(`stock.source.${story.box.source}`),
                })}
          </p>
          <table className="stock-table">
            <thead>
              <tr>
                <th scope="col">{t('stock.blank.time')}</th>
                <th scope="col">{t('stock.blank.what')}</th>
                <th scope="col">{t('stock.blank.by')}</th>
              </tr>
            </thead>
            <tbody>
              {story.steps.map((step) => (
                <tr key={`${step.at}/${step.kind}/${whatOf(step)}`}>
                  <td>
                    {formatDay(step.at, language)} {formatTime(step.at)}
                  </td>
                  <td>{whatOf(step)}</td>
                  <td>{'by' in step ? step.by.join(' · ') : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
};
