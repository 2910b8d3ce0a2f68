import { Button } from 'antd';
import { useState } from 'react';
import type { StockView } from '#contract/views.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { formatDate } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';

const FORMATS = ['pdf', 'xlsx'] as const;

/** The signed statements, each to be kept as a document. */
export const Statements = ({ statements }: Pick<StockView, 'statements'>) => {
  const { t, language } = useText();
  const act = useAct();
  const [saved, setSaved] = useState<string | null>(null);
  const save = async (statementId: number, format: (typeof FORMATS)[number]) => {
    setSaved(null);
    const answer = await act.run('stock.saveStatement', { statementId, format, language });
    if (answer?.ok) setSaved(answer.value.fileName);
  };
  return (
    <section aria-labelledby="statements-title">
      <h2 id="statements-title">{t('stock.day.statements')}</h2>
      {statements.length === 0 && <p className="quiet">{t('stock.day.none')}</p>}
      <ul className="stock-statements">
        {statements.map(({ id, day, signers, differences }) => (
          <li key={id}>
            <strong>{formatDate(day, language)}</strong>
            <span className={differences > 0 ? 'warn' : 'quiet'}>
              {t('stock.day.line', { signers: signers.join(' · '), differences })}
            </span>
            {FORMATS.map((format) => (
              <Button
                key={format}
                disabled={act.pending !== null}
                onClick={() => void save(id, format)}
                data-testid={`statement-${id}-${format}`}
              >
                {t(`stock.day.${format}`)}
              </Button>
            ))}
          </li>
        ))}
      </ul>
      {saved !== null && (
        <p className="good" role="status">
          {t('stock.day.saved', { file: saved })}
        </p>
      )}
      <ProblemNote problem={act.problem} />
    </section>
  );
};
