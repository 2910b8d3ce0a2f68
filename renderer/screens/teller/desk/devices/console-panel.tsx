import './trace.css';
import { SendOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ContractError } from '#contract/messages.ts';
import type { MethodOutput } from '#contract/methods.ts';
import { type ConsoleDevice, PRINTER_REFUSED, READER_REFUSED } from '#domain/diagnostics/console-rules.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';

/** One command of this sitting with what came of it. */
interface Sent {
  readonly id: number;
  readonly command: string;
  readonly answer: MethodOutput<'console.send'> | null;
  readonly problem: ContractError | null;
}

const MOST_REMEMBERED = 30;
const REFUSED = { 'id-reader': READER_REFUSED, 'card-printer': PRINTER_REFUSED } as const;

const isConsoleDevice = (device: DeviceName): device is ConsoleDevice =>
  device === 'id-reader' || device === 'card-printer';

/** Raw commands to reader and printer. */
export const ConsolePanel = ({ device }: { readonly device: DeviceName }) =>
  isConsoleDevice(device) ? <DeviceConsole key={device} device={device} /> : null;

const DeviceConsole = ({ device }: { readonly device: ConsoleDevice }) => {
  const { t } = useText();
  const act = useAct();
  const field = useId();
  const [command, setCommand] = useState('');
  const [sent, setSent] = useState<readonly Sent[]>([]);

  const send = async () => {
    const text = command.trim();
    if (text === '') return;
    const answer = await act.run('console.send', { device, command: text });
    if (answer === null) return;
    const entry = {
      command: text,
      ...(answer.ok ? { answer: answer.value, problem: null } : { answer: null, problem: answer.error }),
    };
    setSent((before) => [{ id: (before[0]?.id ?? 0) + 1, ...entry }, ...before].slice(0, MOST_REMEMBERED));
    if (answer.ok) setCommand('');
  };
  return (
    <div className="console-panel" data-testid="console-panel">
      <p className="quiet">{t('console.hint')}</p>
      <form
        className="console-line"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label htmlFor={field}>{t(`console.command.${device}`)}</label>
        <Input
          id={field}
          className="console-input"
          size="large"
          value={command}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setCommand(target.value)}
          data-testid="console-command"
        />
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          icon={<SendOutlined />}
          disabled={command.trim() === ''}
          loading={act.pending !== null}
          data-testid="console-send"
        >
          {t('console.send')}
        </Button>
      </form>
      {sent.length === 0 ? (
        <p className="quiet">{t('console.nothing')}</p>
      ) : (
        <ol className="console-history" aria-label={t('console.history')} data-testid="console-history">
          {sent.map((one) => (
            <SentCommand key={one.id} sent={one} />
          ))}
        </ol>
      )}
      <RefusedCommands device={device} />
    </div>
  );
};

const SentCommand = ({ sent }: { readonly sent: Sent }) => {
  const { t, language } = useText();
  const { command, answer, problem } = sent;
  return (
    <li>
      <code className="console-sent">{command}</code>
      {answer !== null && (
        <>
          <span>{answer.reply[language === 'en' ? 'en' : 'zh']}</span>
          <span className="quiet">{t('console.took', { ms: answer.ms })}</span>
          {answer.hex !== '' && <code className="console-hex">{answer.hex}</code>}
        </>
      )}
      <ProblemNote problem={problem} />
    </li>
  );
};

const RefusedCommands = ({ device }: { readonly device: ConsoleDevice }) => {
  const { t } = useText();
  return (
    <details className="console-refused">
      <summary>{t('console.refused')}</summary>
      <dl>
        {REFUSED[device].map(({ refusal, commands }) => (
          <div key={refusal}>
            <dt>{t(REASONS[refusal])}</dt>
            <dd>
              <code>{commands.join('  ')}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

const REASONS = {
  'console.moves-card': 'console.refused.moves',
  'console.cuts-line': 'console.refused.cuts',
  'console.reads-stripe': 'console.refused.reads',
  'console.bad-command': 'console.refused.other',
} as const;
