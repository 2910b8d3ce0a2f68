import type { CodeTexts } from './code-text.ts';

export const generalCodes = {
  'bad-input': {
    zh: { what: '填写的内容不符合要求', next: '请检查后重新填写（{{path}}）' },
    en: { what: 'What was entered does not fit', next: 'Please check and enter it again ({{path}})' },
  },
  'unknown-method': {
    zh: { what: '此操作不存在', next: '请重新打开窗口' },
    en: { what: 'This operation does not exist', next: 'Please reopen the window' },
  },
  'not-allowed': {
    zh: { what: '此窗口不能进行该操作', next: '请在柜员窗口操作' },
    en: { what: 'This window may not do that', next: 'Please use the teller’s window' },
  },
  internal: {
    zh: { what: '程序内部出现异常，操作未执行', next: '请重试；仍不成功请联系技术员，编号 {{correlation}}' },
    en: {
      what: 'The program met an unexpected condition; nothing was done',
      next: 'Please try again; if it stays, call the technician with number {{correlation}}',
    },
  },
  'host.unreachable': {
    zh: { what: '与本机服务的连接已断开', next: '请稍候，正在自动重连' },
    en: { what: 'The connection to this station’s service is lost', next: 'Please wait, reconnecting' },
  },
} as const satisfies CodeTexts;
