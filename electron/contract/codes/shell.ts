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
  'updates.none': {
    zh: { what: '已是最新版本', next: '无需操作' },
    en: { what: 'This is the newest version', next: 'Nothing has to be done' },
  },
  'updates.busy': {
    zh: { what: '柜台正在办理业务，稍后再查看更新', next: '无需操作' },
    en: { what: 'The counter is busy; updates are looked for later', next: 'Nothing has to be done' },
  },
  'updates.downloaded': {
    zh: { what: '新版本已下载并核验', next: '柜台无人登录时会自动安装' },
    en: {
      what: 'A newer version is downloaded and checked',
      next: 'It is installed when nobody is signed in at the counter',
    },
  },
  'updates.not-signed': {
    zh: { what: '更新来源没有本机认可的签名，未下载任何内容', next: '请技术员核对更新地址，并联系软件提供方' },
    en: {
      what: 'The source of updates is not signed with the key of this program; nothing was downloaded',
      next: 'Please have the technician check its address and ask the vendor',
    },
  },
  'updates.unreachable': {
    zh: { what: '更新地址没有应答', next: '柜台业务不受影响；请技术员核对更新地址和网络' },
    en: {
      what: 'The address of updates does not answer',
      next: 'The counter goes on; please have the technician check the address and the network',
    },
  },
  'updates.no-key': {
    zh: { what: '本程序不带核验更新的公钥，不接收更新', next: '请安装带公钥的程序，或在设置中清除更新地址' },
    en: {
      what: 'This program was made without a key to check updates with and takes none',
      next: 'Please install one with a key, or take the address of updates out of the settings',
    },
  },
  'updates.not-installed': {
    zh: { what: '系统没有接受新版本的安装', next: '本机继续使用现版本；请技术员手动安装' },
    en: {
      what: 'The system did not take the newer version',
      next: 'This one stays in use; please have the technician install it by hand',
    },
  },
  'updates.failed': {
    zh: { what: '更新未完成（{{cause}}）', next: '稍后会自动重试；仍不成功请联系技术员' },
    en: {
      what: 'The update did not come through ({{cause}})',
      next: 'It is tried again by itself; if it stays, call the technician',
    },
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
