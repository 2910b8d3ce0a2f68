import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Component } from 'react';
import { redactText } from '#basics/redaction.ts';
import { useText } from '../i18n/use-text.ts';

const Crashed = ({ detail }: { readonly detail: string }) => {
  const { t } = useText();
  return (
    <main className="whole-page">
      <h1>{t('app.crashed')}</h1>
      <p>{t('app.crashed.hint')}</p>
      <Button type="primary" size="large" onClick={() => window.location.reload()}>
        {t('app.reload')}
      </Button>
      <p className="small-print">
        {t('crash.detail')} {detail}
      </p>
    </main>
  );
};

/** A bug of a screen takes this window to a page with a way out; the session in the host is not touched. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly detail: string | null }> {
  override state: { readonly detail: string | null } = { detail: null };

  static getDerivedStateFromError(error: unknown): { readonly detail: string } {
    return { detail: redactText(error instanceof Error ? error.message : String(error)) };
  }

  override render(): ReactNode {
    return this.state.detail === null ? this.props.children : <Crashed detail={this.state.detail} />;
  }
}
