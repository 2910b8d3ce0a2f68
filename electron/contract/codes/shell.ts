import type { CodeTexts } from './code-text.ts';

/** The windows' own process: what it says when the station's service does not run. */
export const shellCodes = {
  'shell.host-keeps-stopping': {
    zh: {
      what: '本机服务反复停止，已不再自动启动',
      next: '请点“重新启动”；仍不成功请联系技术员',
    },
    en: {
      what: 'The service of this station keeps stopping and is not started again by itself',
      next: 'Please choose Restart; if it stays, call the technician',
    },
  },
  'shell.host-not-startable': {
    zh: { what: '本机服务无法启动（{{cause}}）', next: '请重新安装本程序，或联系技术员' },
    en: {
      what: 'The service of this station cannot be started ({{cause}})',
      next: 'Please install this program again, or call the technician',
    },
  },
  'shell.crashed': {
    zh: {
      what: '窗口程序遇到意外情况',
      next: '请点“重新启动”；正在进行的动作会先完成。仍不成功请联系技术员',
    },
    en: {
      what: 'The program of the windows met something unexpected',
      next: 'Please choose Restart; what the machine is doing is finished first. If it stays, call the technician',
    },
  },
  'shell.none': {
    zh: { what: '本窗口在浏览器中打开，没有可退出的全屏模式', next: '请直接关闭浏览器窗口' },
    en: { what: 'This window is open in a browser and has no kiosk mode to leave', next: 'Please close the browser' },
  },
  'secrets.no-storage': {
    zh: {
      what: '本机没有可用的系统密钥库（{{storage}}），密钥无处安全保管',
      next: '请联系技术员启用系统密钥库（如 gnome-keyring）后重新启动',
    },
    en: {
      what: 'There is no secret storage of the system ({{storage}}) to keep the keys of this station in',
      next: 'Please have the technician set one up, such as gnome-keyring, and choose Restart',
    },
  },
  'secrets.unreadable': {
    zh: {
      what: '系统密钥库打不开本机密钥（{{file}}）',
      next: '请确认以原来的系统用户登录；仍不行请联系技术员恢复密钥',
    },
    en: {
      what: 'The secret storage of the system does not open the key of this station ({{file}})',
      next: 'Please sign in to the system as the same user as before; otherwise have the technician restore the key',
    },
  },
  'secrets.not-kept': {
    zh: { what: '密钥未能存入系统密钥库（{{file}}，{{cause}}）', next: '请联系技术员检查磁盘与密钥库，再重新启动' },
    en: {
      what: 'The key could not be put into the secret storage of the system ({{file}}, {{cause}})',
      next: 'Please have the technician look at disk and storage, then choose Restart',
    },
  },
} as const satisfies CodeTexts;
