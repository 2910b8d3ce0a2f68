import type { CodeTexts } from './code-text.ts';

/** The line to a device. `address` is the configured address, `cause` the system's word. */
export const transportCodes = {
  'transport.absent': {
    zh: { what: '找不到设备连接 {{address}}', next: '请检查设备电源和数据线是否插好，然后重试' },
    en: {
      what: 'The device connection {{address}} is not there',
      next: 'Check the power and the cable of the device, then try again',
    },
  },
  'transport.in-use': {
    zh: { what: '设备连接 {{address}} 正被其他程序占用', next: '请关闭占用该设备的程序，然后重试' },
    en: {
      what: 'Another program is using the device connection {{address}}',
      next: 'Close the program that uses the device, then try again',
    },
  },
  'transport.not-permitted': {
    zh: { what: '没有权限使用设备连接 {{address}}', next: '请联系管理员为本程序授予该设备的使用权限' },
    en: {
      what: 'This program may not use the device connection {{address}}',
      next: 'Ask the administrator to grant access to the device',
    },
  },
  'transport.refused': {
    zh: { what: '设备地址 {{address}} 拒绝连接', next: '请检查设备是否已开机，然后重试' },
    en: {
      what: 'The device address {{address}} refuses the connection',
      next: 'Check that the device is switched on, then try again',
    },
  },
  'transport.unreachable': {
    zh: { what: '无法连接到设备地址 {{address}}', next: '请检查设备电源和网线，然后重试' },
    en: {
      what: 'The device address {{address}} cannot be reached',
      next: 'Check the power and the network cable of the device, then try again',
    },
  },
  'transport.bad-address': {
    zh: { what: '设备地址“{{address}}”的写法不正确', next: '请联系管理员修改设备设置' },
    en: {
      what: 'The device address "{{address}}" is not written correctly',
      next: 'Ask the administrator to correct the device settings',
    },
  },
  'transport.open-failed': {
    zh: { what: '无法打开设备连接 {{address}}（{{cause}}）', next: '请检查设备和数据线，仍不行请联系管理员' },
    en: {
      what: 'The device connection {{address}} cannot be opened ({{cause}})',
      next: 'Check the device and its cable; if that does not help, ask the administrator',
    },
  },
  'transport.closed': {
    zh: { what: '与设备 {{address}} 的连接已断开', next: '请检查数据线是否松动，然后重试' },
    en: {
      what: 'The connection to the device {{address}} was lost',
      next: 'Check that the cable sits firmly, then try again',
    },
  },
  'transport.write-failed': {
    zh: { what: '向设备 {{address}} 发送数据失败（{{cause}}）', next: '请检查数据线是否松动，然后重试' },
    en: {
      what: 'Sending data to the device {{address}} failed ({{cause}})',
      next: 'Check that the cable sits firmly, then try again',
    },
  },
  'transport.no-port-list': {
    zh: { what: '系统没有给出完整的串口列表', next: '请安装 udev 工具，或直接填写地址' },
    en: {
      what: 'The system does not list its serial ports in full',
      next: 'Please install udev’s tools or type the address',
    },
  },
} as const satisfies CodeTexts;
