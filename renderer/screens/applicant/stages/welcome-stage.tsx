import { AppstoreOutlined, EnvironmentOutlined, OrderedListOutlined, ProfileOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { OutletDirectory } from '../../../ui/outlet-directory.tsx';
import { DonePicture } from '../../../ui/pictures.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { CardUses, HowItGoes, WhatToBring } from './welcome-topics.tsx';

type Topic = 'bring' | 'steps' | 'uses' | 'outlets';

const ICONS: Readonly<Record<Topic, ReactNode>> = {
  bring: <ProfileOutlined aria-hidden />,
  steps: <OrderedListOutlined aria-hidden />,
  uses: <AppstoreOutlined aria-hidden />,
  outlets: <EnvironmentOutlined aria-hidden />,
};
const TOPICS = ['bring', 'steps', 'uses', 'outlets'] as const satisfies readonly Topic[];

/** Before the session: what to bring, how it goes, what the card is for, where the outlets are. */
export const WelcomeStage = () => {
  const { t } = useText();
  const [topic, setTopic] = useState<Topic>('bring');
  return (
    <StageFrame title={t('applicant.welcome')} hint={t('applicant.welcome.hint')}>
      <div className="welcome-picture">
        <DonePicture />
      </div>
      <div className="topics" role="tablist" aria-label={t('applicant.welcome')}>
        {TOPICS.map((name) => (
          <button
            type="button"
            role="tab"
            key={name}
            id={`topic-${name}`}
            aria-selected={topic === name}
            aria-controls="topic"
            onClick={() => setTopic(name)}
            data-testid={`topic-${name}`}
          >
            {ICONS[name]}
            {t(`applicant.tab.${name}`)}
          </button>
        ))}
      </div>
      <div className="topic" role="tabpanel" id="topic" aria-labelledby={`topic-${topic}`}>
        {topic === 'bring' && <WhatToBring />}
        {topic === 'steps' && <HowItGoes />}
        {topic === 'uses' && <CardUses />}
        {topic === 'outlets' && <OutletDirectory />}
      </div>
    </StageFrame>
  );
};
