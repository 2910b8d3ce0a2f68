import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

/** The sign that goes with every green, amber or red word. */
export const ToneIcon = ({ tone }: { readonly tone: Tone }) => {
  switch (tone) {
    case 'good':
      return <CheckCircleFilled className="good" aria-hidden />;
    case 'warn':
      return <ExclamationCircleFilled className="warn" aria-hidden />;
    case 'bad':
      return <CloseCircleFilled className="bad" aria-hidden />;
    case 'quiet':
      return <MinusCircleOutlined className="quiet" aria-hidden />;
  }
};
