import { Button } from 'antd';
import { useState } from 'react';
import { formatDay } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Field } from '../../../../ui/field.tsx';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { TextInput } from '../../../../ui/text-input.tsx';
import type { PanelProps } from './panel-props.ts';

/** Rolls of ribbon from the day they come to the day they are destroyed. */
export const RibbonsPanel = ({ stock, role, mayAct, act, open, done }: PanelProps) => {
  const { t, language } = useText();
  const [reference, setReference] = useState('');
  const atPrinter = mayAct || role === 'technician';
  const { ribbons, ribbonInPrinter } = stock;
  const installed = ribbons.find(({ state }) => state === 'installed')?.reference ?? null;
  const seen = ribbonInPrinter?.reference ?? null;
  const receive = async (which: string) => {
    const answer = await act.run('stock.receiveRibbon', { reference: which });
    if (!answer?.ok) return;
    setReference('');
    done();
  };
  return (
    <>
      <p className="quiet">{t('stock.ribbon.hint')}</p>
      {ribbonInPrinter !== null && (
        <p>
          {seen === null
            ? t('stock.ribbon.unknown', { left: ribbonInPrinter.printsLeft })
            : t('stock.ribbon.machine', { ribbon: seen, left: ribbonInPrinter.printsLeft })}
        </p>
      )}
      {seen !== null && seen !== installed && (
        <div className="stock-buttons">
          <span className="warn">
            <ToneIcon tone="warn" /> {t('stock.ribbon.unrecorded', { ribbon: seen })}
          </span>
          {atPrinter && (
            <Button onClick={() => open({ act: 'install-ribbon', reference: seen })} data-testid="ribbon-install-seen">
              {t('stock.ribbon.install')}
            </Button>
          )}
        </div>
      )}
      {atPrinter && (
        <form
          className="stock-line"
          onSubmit={(event) => {
            event.preventDefault();
            if (reference.trim() !== '') void receive(reference.trim());
          }}
        >
          <Field label={t('stock.ribbon.new')} problem={null}>
            {(aria) => (
              <TextInput
                {...aria}
                value={reference}
                onChange={setReference}
                onBlur={() => undefined}
                maxLength={64}
                testId="ribbon-reference"
              />
            )}
          </Field>
          <Button htmlType="submit" loading={act.pending !== null} data-testid="ribbon-receive">
            {t('stock.ribbon.receive')}
          </Button>
        </form>
      )}
      {ribbons.length === 0 && <p className="quiet">{t('stock.ribbon.none')}</p>}
      {ribbons.length > 0 && (
        <table className="stock-table">
          <thead>
            <tr>
              <th scope="col">{t('stock.ribbon')}</th>
              <th scope="col">{t('stock.ribbon.state')}</th>
              <th scope="col">{t('stock.ribbon.since')}</th>
              <th scope="col" className="number">
                {t('stock.ribbon.left')}
              </th>
              <th scope="col">{t('stock.ribbon.by')}</th>
              {atPrinter && <th scope="col">{t('stock.acts')}</th>}
            </tr>
          </thead>
          <tbody>
            {ribbons.map(({ reference: which, state, since, printsLeft, by }) => (
              <tr key={which} data-testid={`ribbon-${which}`} data-state={state}>
                <td>{which}</td>
                <td>{t(`stock.ribbon.${state}`)}</td>
                <td>{formatDay(since, language)}</td>
                <td className="number">{printsLeft ?? '–'}</td>
                <td>{by.join(' · ')}</td>
                {atPrinter && (
                  <td className="stock-acts">
                    {state === 'stocked' && (
                      <Button
                        onClick={() => open({ act: 'install-ribbon', reference: which })}
                        data-testid={`install-${which}`}
                      >
                        {t('stock.ribbon.install')}
                      </Button>
                    )}
                    {state === 'installed' && (
                      <Button
                        onClick={() => open({ act: 'remove-ribbon', reference: which })}
                        data-testid={`remove-${which}`}
                      >
                        {t('stock.ribbon.remove')}
                      </Button>
                    )}
                    {state === 'removed' && mayAct && (
                      <Button
                        onClick={() => open({ act: 'destroy-ribbon', reference: which })}
                        data-testid={`destroy-${which}`}
                      >
                        {t('stock.ribbon.destroy')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
