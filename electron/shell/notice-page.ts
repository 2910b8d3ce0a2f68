import { codeText } from '#contract/codes/index.ts';
import { NONCE_PLACEHOLDER } from '#contract/content-security-policy.ts';
import type { HostState } from './host-supervisor.ts';
import { NOTICE_ORIGIN } from './page-server.ts';

/** What the notice says: why the station does not run, in both languages, with the code for the telephone. */
export interface Notice {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export const NOTICE_RETRY = `${NOTICE_ORIGIN}/retry`;
export const NOTICE_QUIT = `${NOTICE_ORIGIN}/quit`;

/** The words for a host that was given up. */
export const noticeOf = ({ error, cause }: Extract<HostState, { state: 'given-up' }>): Notice => {
  if (error !== null) return { code: error.code, zh: error.text.zh, en: error.text.en };
  const code = cause === null ? 'shell.host-keeps-stopping' : 'shell.host-not-startable';
  const text = codeText(code);
  if (text === undefined) throw new Error(`no text for ${code}`);
  const fill = (sentence: string): string => sentence.replaceAll('{{cause}}', cause ?? '');
  return {
    code,
    zh: fill(`${text.zh.what}。${text.zh.next}。`),
    en: fill(`${text.en.what}. ${text.en.next}.`),
  };
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The notice as a page without script: its two buttons are links, taken up by the window that shows it. */
export const noticeHtml = ({ code, zh, en }: Notice): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>即时制卡</title>
<style nonce="${NONCE_PLACEHOLDER}">
  body { margin: 0; padding: 40px; font: 18px/1.6 sans-serif; color: #1f2430; background: #fff; }
  h1 { font-size: 26px; margin: 0 0 16px; }
  p { margin: 0 0 12px; }
  .en { color: #4b5263; }
  nav { margin: 28px 0 20px; display: flex; gap: 16px; }
  a { padding: 12px 28px; border-radius: 6px; text-decoration: none; color: #1f2430; border: 1px solid #a9afbd; }
  a.primary { background: #1455c8; border-color: #1455c8; color: #fff; }
  a:focus-visible { outline: 3px solid #7fa6ec; }
  footer { color: #6a7183; font-size: 14px; }
</style>
</head>
<body>
<h1>本机服务未运行 · The station does not run</h1>
<p>${escapeHtml(zh)}</p>
<p class="en" lang="en">${escapeHtml(en)}</p>
<nav>
<a class="primary" href="${NOTICE_RETRY}">再试一次 · Try again</a>
<a href="${NOTICE_QUIT}">退出 · Quit</a>
</nav>
<footer>${escapeHtml(code)}</footer>
</body>
</html>
`;
