import { AppstoreOutlined, EnvironmentOutlined, OrderedListOutlined, ProfileOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { OutletDirectory } from '../../../ui/outlet-directory.tsx';
import { AppSteps } from './app-steps.tsx';
import { CardUses } from './card-uses.tsx';
import { WhatToBring } from './what-to-bring.tsx';

export type Topic = 'bring' | 'steps' | 'uses' | 'outlets';

const TOPICS: readonly { readonly name: Topic; readonly icon: ReactNode; readonly page: ReactNode }[] = [
  { name: 'bring', icon: <ProfileOutlined aria-hidden />, page: <WhatToBring /> },
  { name: 'steps', icon: <OrderedListOutlined aria-hidden />, page: <AppSteps /> },
  { name: 'uses', icon: <AppstoreOutlined aria-hidden />, page: <CardUses /> },
  { name: 'outlets', icon: <EnvironmentOutlined aria-hidden />, page: <OutletDirectory /> },
];

/** What can be read before the session and while waiting; nothing of the person is in it. */
export const Topics = ({ first }: { readonly first: Topic }) => {
  const { t } = useText();
  const [topic, setTopic] = useState(first);
  return (
    <section className="topics-box" aria-label={t('applicant.topics')}>
      <div className="topics" role="tablist" aria-label={t('applicant.topics')}>
        {TOPICS.map(({ name, icon }) => (
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
            {icon}
            {t(`applicant.tab.${name}`)}
          </button>
        ))}
      </div>
      <div className="topic" role="tabpanel" id="topic" aria-labelledby={`topic-${topic}`}>
        {TOPICS.find(({ name }) => name === topic)?.page}
      </div>
    </section>
  );
};
