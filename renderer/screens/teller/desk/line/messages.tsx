import { Button } from 'antd';
import { useState } from 'react';
import { chinaMinute } from '#basics/clock.ts';
import type { LineView } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { PairDialog } from '../../../../ui/pair-dialog.tsx';

type Message = LineView['messages'][number];
type Task = { readonly act: 'tryAgain' | 'settle'; readonly message: Message };

const METHOD = { tryAgain: 'outbox.tryAgain', settle: 'outbox.settleByHand' } as const;

/** What waits for the platform; two people decide about what was given up. */
export const Messages = ({
  messages,
  now,
  mayChange,
}: {
  readonly messages: readonly Message[];
  readonly now: number;
  readonly mayChange: boolean;
}) => {
  const { t } = useText();
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  return (
    <section aria-labelledby="line-messages">
      <h2 id="line-messages">{t('lineDesk.messages')}</h2>
      {messages.length === 0 && <p className="quiet">{t('lineDesk.messages.none')}</p>}
      <ul className="line-list">
        {messages.map((message) => (
          <li
            key={message.id}
            className="line-message"
            data-testid={`message-${message.id}`}
            data-state={message.state}
          >
            <MessageText message={message} now={now} />
            {mayChange && message.state === 'given-up' && (
              <span className="line-acts">
                <Button
                  size="large"
                  onClick={() => setTask({ act: 'tryAgain', message })}
                  data-testid={`try-again-${message.id}`}
                >
                  {t('lineDesk.tryAgain')}
                </Button>
                <Button
                  size="large"
                  onClick={() => setTask({ act: 'settle', message })}
                  data-testid={`settle-${message.id}`}
                >
                  {t('lineDesk.settle')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {task !== null && (
        <PairDialog
          title={t(`lineDesk.${task.act}`)}
          save={t(`lineDesk.${task.act}`)}
          act={(run, people) => run(METHOD[task.act], { id: task.message.id, ...people })}
          onDone={close}
          onClose={close}
        >
          <p>{t(`lineDesk.message.${task.message.call}`)}</p>
          <p className="quiet">{t(`lineDesk.${task.act}.hint`)}</p>
        </PairDialog>
      )}
    </section>
  );
};

const MessageText = ({ message, now }: { readonly message: Message; readonly now: number }) => {
  const { t, code } = useText();
  const { call, state, attempts, nextAt, createdAt, lastCode } = message;
  const wait = state === 'waiting' && nextAt <= now ? 'soon' : state;
  return (
    <div>
      <strong>{t(`lineDesk.message.${call}`)}</strong>{' '}
      <span className="quiet">{t('lineDesk.message.since', { at: chinaMinute(createdAt) })}</span>
      <br />
      <span className={state === 'given-up' ? 'bad' : 'quiet'}>
        {t(`lineDesk.message.${wait}`, { attempts, at: chinaMinute(nextAt) })}
        {lastCode !== null && ` · ${code(lastCode).what}`}
      </span>
    </div>
  );
};
