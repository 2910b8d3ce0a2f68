import type { CodeTexts } from './code-text.ts';

/** What `npm run package` says when it makes no application. */
export const packageCodes = {
  'package.no-electron': {
    zh: {
      what: '没有可用的 Electron（{{folder}}）',
      next: '请用 --electron-dist 指定 Electron 所在目录，或连接网络后重试',
    },
    en: {
      what: 'There is no Electron at hand ({{folder}})',
      next: 'Please name its folder with --electron-dist, or try again with a network',
    },
  },
  'package.other-system': {
    zh: {
      what: '无法在本机制作 {{wanted}} 的安装包：原生模块只有 {{here}} 的',
      next: '请在 {{wanted}} 的机器上运行同一命令',
    },
    en: {
      what: 'The application for {{wanted}} cannot be made here: the native modules are those of {{here}}',
      next: 'Please run the same command on a machine of {{wanted}}',
    },
  },
  'package.no-node': {
    zh: { what: '没有找到随程序一起安装的 Node（{{file}}）', next: '请用 --node 指定 Node 程序' },
    en: { what: 'The Node that is installed with it was not found ({{file}})', next: 'Please name it with --node' },
  },
  'package.no-dpkg': {
    zh: { what: '本机没有 dpkg-deb，无法制作 deb 安装包', next: '请安装 dpkg，或用 --dir 只制作程序目录' },
    en: {
      what: 'There is no dpkg-deb here to make a deb with',
      next: 'Please install dpkg, or make only the folder with --dir',
    },
  },
  'package.tools-missing': {
    zh: {
      what: '制作安装程序所需的工具无法取得（{{cause}}）',
      next: '请连接网络后重试，或用 --dir 只制作程序目录',
    },
    en: {
      what: 'The tools that make the installer cannot be had ({{cause}})',
      next: 'Please try again with a network, or make only the folder with --dir',
    },
  },
  'package.failed': {
    zh: { what: '安装包制作没有成功（{{cause}}）', next: '请按提示处理后重试' },
    en: { what: 'The application could not be made ({{cause}})', next: 'Please mend that and try again' },
  },
} as const satisfies CodeTexts;
