import { fillIn } from '#contract/codes/fill-in.ts';
import { codeText } from '#contract/codes/index.ts';
import { NONCE_PLACEHOLDER } from '#contract/content-security-policy.ts';
import type { HostState } from './host-supervisor.ts';
import { NOTICE_ORIGIN } from './page-server.ts';

/** A sentence in both languages of the counter. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the notice says, top to bottom. `code` is for the telephone, `buttons` are the ways on. */
export interface Notice {
  readonly title: Words;
  readonly texts: readonly Words[];
  readonly code: string | null;
  readonly buttons: readonly { readonly address: string; readonly label: Words }[];
}

export const NOTICE_RETRY = `${NOTICE_ORIGIN}/retry`;
export const NOTICE_QUIT = `${NOTICE_ORIGIN}/quit`;

const LEAVE_THE_CARD: Words = {
  zh: '机内如有卡片，请留在原处，不要打开机器取卡。服务恢复后会查明这张卡的状态。',
  en: 'If a card is in the machine, leave it there and do not open the machine. Once the service is back, it finds out what became of the card.',
};

/** What a code says, as sentences with its values filled in. */
export const textOf = (code: string, params: Readonly<Record<string, string>> = {}): Words => {
  const text = codeText(code);
  if (text === undefined) throw new Error(`no text for ${code}`);
  return {
    zh: fillIn(`${text.zh.what}。${text.zh.next}。`, params),
    en: fillIn(`${text.en.what}. ${text.en.next}.`, params),
  };
};

const RETRY = { address: NOTICE_RETRY, label: { zh: '重新启动', en: 'Restart' } };
const QUIT = { address: NOTICE_QUIT, label: { zh: '退出', en: 'Quit' } };

/** The words for a host that was given up; `mayQuit` offers the way out a locked counter does not have. */
export const stoppedNotice = (state: Extract<HostState, { state: 'given-up' }>, mayQuit: boolean): Notice => {
  const { code, text } = reasonOf(state);
  return {
    title: { zh: '本机服务已停止', en: 'The service of this station has stopped' },
    texts: [text, LEAVE_THE_CARD],
    code,
    buttons: mayQuit ? [RETRY, QUIT] : [RETRY],
  };
};

/** The program of the windows itself failed: started again in order, which lets the machine finish its step. */
export const crashedNotice: Notice = {
  title: { zh: '窗口程序需要重新启动', en: 'The program of the windows has to start again' },
  texts: [textOf('shell.crashed'), LEAVE_THE_CARD],
  code: 'shell.crashed',
  buttons: [RETRY],
};

/** While the host ends, which waits for an act of the machine that is under way. */
export const closingNotice: Notice = {
  title: { zh: '正在退出', en: 'Closing' },
  texts: [
    {
      zh: '正在等制卡机完成当前动作，请不要切断电源。',
      en: 'Waiting for the machine to finish its step. Please leave the power on.',
    },
  ],
  code: null,
  buttons: [],
};

const reasonOf = ({ error, cause }: Extract<HostState, { state: 'given-up' }>) => {
  if (error !== null) return error;
  const code = cause === null ? 'shell.host-keeps-stopping' : 'shell.host-not-startable';
  return { code, text: textOf(code, { cause: cause ?? '' }) };
};

/** Styles of this load and nothing else: the notice has no script, no picture and no connection. */
export const noticePolicy = (nonce: string): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const paragraphs = (texts: readonly Words[], language: keyof Words): string =>
  texts.map((words) => `<p>${escapeHtml(words[language])}</p>`).join('\n');

/** The notice as a page: its buttons are links, taken up by the window that shows it. */
export const noticeHtml = ({ title, texts, code, buttons }: Notice): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title.zh)}</title>
<style nonce="${NONCE_PLACEHOLDER}">
  body { margin: 0; padding: 36px 40px; font: 18px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #16202b; background: #fff; }
  h1 { font-size: 26px; margin: 0 0 12px; }
  h1 span { font-size: 18px; font-weight: 400; color: #53606e; margin-left: 12px; }
  p { margin: 0 0 8px; }
  section[lang="en"] { margin-top: 16px; font-size: 16px; color: #53606e; }
  nav { margin: 24px 0 16px; display: flex; gap: 16px; }
  a { padding: 10px 28px; min-height: 28px; border-radius: 8px; text-decoration: none; color: #16202b; border: 1px solid #b9c3ce; }
  a:first-child { background: #17569b; border-color: #17569b; color: #fff; }
  a:focus-visible { outline: 3px solid #7fa6ec; outline-offset: 2px; }
  footer { color: #53606e; font-size: 14px; }
</style>
</head>
<body>
<h1>${escapeHtml(title.zh)}<span lang="en">${escapeHtml(title.en)}</span></h1>
<section>
${paragraphs(texts, 'zh')}
</section>
<section lang="en">
${paragraphs(texts, 'en')}
</section>
<nav>
${buttons.map(({ address, label }) => `<a href="${address}">${label.zh} · ${label.en}</a>`).join('\n')}
</nav>
${code === null ? '' : `<footer>联系技术员时请报 · Tell the technician: <strong>${escapeHtml(code)}</strong></footer>`}
</body>
</html>
`;
