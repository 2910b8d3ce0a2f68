import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import type { MethodOutput } from '#contract/methods.ts';
import { useKiosk } from '../../bridge/kiosk-provider.tsx';
import { useText } from '../../i18n/use-text.ts';

export type Revealed = MethodOutput<'session.reveal'>;

/** Press and hold to see the person's data in full; the host writes every look down. Hidden at release. */
export const RevealButton = ({ onChange }: { onChange(revealed: Revealed | null): void }) => {
  const { client } = useKiosk();
  const { t } = useText();
  const held = useRef(false);

  const hold = async () => {
    if (held.current) return;
    held.current = true;
    const answer = await client.call('session.reveal', {});
    // The answer may come after the hand has let go.
    if (answer.ok && held.current) onChange(answer.value);
  };
  const release = () => {
    held.current = false;
    onChange(null);
  };

  return (
    <Button
      block
      icon={<EyeOutlined />}
      title={t('teller.reveal.hint')}
      onPointerDown={() => void hold()}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === ' ' && !event.repeat) void hold();
      }}
      onKeyUp={(event) => {
        if (event.key === ' ') release();
      }}
      data-testid="reveal"
    >
      {t('teller.reveal')}
    </Button>
  );
};
