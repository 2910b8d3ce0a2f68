import { Button } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#contract/methods.ts';
import { COUNTED_ITEMS, type CountedItem } from '#domain/stock/day-statement.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Field } from '../../../../ui/field.tsx';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { PairDialog } from '../../../../ui/pair-dialog.tsx';
import { TextInput } from '../../../../ui/text-input.tsx';
import type { PanelProps } from './panel-props.ts';
import { Statements } from './statements.tsx';

type Taken = MethodOutput<'stock.count'>;
type Draft = Readonly<Record<CountedItem, string>>;

const EMPTY: Draft = { feeder: '', vault: '', drawer: '', rejectBox: '', discarded: '', ribbons: '' };
const STEPS = ['count', 'difference', 'sign'] as const;

const isNumber = (text: string): boolean => /^\d{1,5}$/.test(text.trim());

/** Count blind, see the difference, sign together. */
export const DayPanel = ({ stock, mayAct, act, done }: PanelProps) => {
  const { t } = useText();
  const [draft, setDraft] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [signing, setSigning] = useState(false);
  const [signed, setSigned] = useState<'sealed' | 'plain' | null>(null);
  const step = signing ? 'sign' : taken === null ? 'count' : 'difference';

  const submit = async () => {
    setTried(true);
    setSigned(null);
    if (!COUNTED_ITEMS.every((item) => isNumber(draft[item]))) return;
    const count = Object.fromEntries(COUNTED_ITEMS.map((item) => [item, Number(draft[item])])) as Taken['counted'];
    const answer = await act.run('stock.count', { counted: count });
    if (answer?.ok) setTaken(answer.value);
  };
  const again = () => {
    setTaken(null);
    setDraft(EMPTY);
    setTried(false);
  };

  return (
    <>
      {signed !== null && (
        <p className="good" role="status" data-testid="day-signed">
          <ToneIcon tone="good" /> {t(signed === 'sealed' ? 'stock.day.signed.sealed' : 'stock.day.signed')}
        </p>
      )}
      {mayAct && (
        <>
          <ol className="stock-steps">
            {STEPS.map((one) => (
              <li key={one} {...(one === step ? { 'aria-current': 'step' as const } : {})}>
                {t(`stock.day.step.${one}`)}
              </li>
            ))}
          </ol>
          {taken === null ? (
            <form
              className="stock-count"
              onSubmit={(event) => {
                event.preventDefault();
                void submit();
              }}
            >
              <p>{t('stock.day.count.hint')}</p>
              {COUNTED_ITEMS.map((item) => (
                <Field
                  key={item}
                  label={t(`stock.day.${item}`)}
                  problem={tried && !isNumber(draft[item]) ? t('stock.day.number') : null}
                >
                  {(aria) => (
                    <TextInput
                      {...aria}
                      value={draft[item]}
                      onChange={(text) => setDraft({ ...draft, [item]: text })}
                      onBlur={() => undefined}
                      maxLength={5}
                      testId={`count-${item}`}
                    />
                  )}
                </Field>
              ))}
              <div>
                <Button
                  type="primary"
                  size="large"
                  htmlType="submit"
                  loading={act.pending !== null}
                  data-testid="count-submit"
                >
                  {t('stock.day.submit')}
                </Button>
              </div>
            </form>
          ) : (
            <Difference taken={taken} onAgain={again} onSign={() => setSigning(true)} />
          )}
        </>
      )}
      <Statements statements={stock.statements} />
      {signing && taken !== null && (
        <PairDialog
          title={t('stock.day.sign.title')}
          save={t('stock.day.sign')}
          act={async (run, people) => {
            const answer = await run('stock.signDay', { countId: taken.countId, people });
            if (answer?.ok) setSigned(answer.value.sealed ? 'sealed' : 'plain');
            return answer;
          }}
          onDone={() => {
            setSigning(false);
            again();
            done();
          }}
          onClose={() => setSigning(false)}
        >
          <p>{t('stock.day.sign.what')}</p>
        </PairDialog>
      )}
    </>
  );
};

const Difference = ({ taken, onAgain, onSign }: { readonly taken: Taken; onAgain(): void; onSign(): void }) => {
  const { t } = useText();
  const differs = taken.differences.length > 0;
  return (
    <section className="stock-count" data-testid="day-difference">
      <p className={differs ? 'bad' : 'good'}>
        <ToneIcon tone={differs ? 'bad' : 'good'} />{' '}
        {differs ? t('stock.day.differs', { count: taken.differences.length }) : t('stock.day.agrees')}
      </p>
      <table className="stock-table">
        <thead>
          <tr>
            <th scope="col">{t('stock.day.item')}</th>
            <th scope="col" className="number">
              {t('stock.day.books')}
            </th>
            <th scope="col" className="number">
              {t('stock.day.counted')}
            </th>
            <th scope="col" className="number">
              {t('stock.day.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {COUNTED_ITEMS.map((item) => {
            const difference = taken.counted[item] - taken.expected[item];
            return (
              <tr key={item} data-differs={difference !== 0}>
                <td>{t(`stock.day.${item}`)}</td>
                <td className="number">{taken.expected[item]}</td>
                <td className="number">{taken.counted[item]}</td>
                <td className="number">{difference > 0 ? `+${difference}` : difference}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="stock-buttons">
        <Button type="primary" size="large" onClick={onSign} data-testid="day-sign">
          {t('stock.day.sign')}
        </Button>
        <Button size="large" onClick={onAgain} data-testid="day-again">
          {t('stock.day.again')}
        </Button>
      </div>
    </section>
  );
};
