import type { CodeTexts } from './code-text.ts';

export const sessionCodes = {
  'session.not-now': {
    zh: { what: '当前步骤不能进行该操作', next: '请按屏幕提示操作' },
    en: { what: 'This cannot be done in the present step', next: 'Please follow the screen' },
  },
  'session.ended-by-teller': {
    zh: { what: '柜员结束了本次办理', next: '请按屏幕提示处理' },
    en: { what: 'The teller ended the session', next: 'Please follow the screen' },
  },
  'session.act-crashed': {
    zh: { what: '程序处理该步骤时出现异常', next: '请收回卡片并联系技术员' },
    en: { what: 'The program failed at this step', next: 'Please retain the card and call the technician' },
  },
  'station.not-ready': {
    zh: { what: '设备或材料尚未就绪', next: '请先处理未就绪的项目，再开始办理' },
    en: { what: 'The station is not ready', next: 'Please settle the items that are not ready first' },
  },
  'station.no-test-card': {
    zh: { what: '本机还没有做过测试卡', next: '请主管或技术员在工作台“设备—制卡机”中做一次走卡测试或试打印' },
    en: {
      what: 'No test card was made at this station yet',
      next: 'Supervisor or technician: please run a move test or a test print at the desk, under Devices, Card printer',
    },
  },
  'station.other-outlet': {
    zh: { what: '本机设置的网点（{{station}}）与平台登记的网点（{{platform}}）不一致', next: '请联系技术员核对设置' },
    en: {
      what: 'This station is set to outlet {{station}}, the platform says {{platform}}',
      next: 'Please have the technician check the settings',
    },
  },
  'card.not-taken': {
    zh: { what: '卡片在出口没有被取走', next: '卡片作为申领人的卡收回保管，不作废；卡片功能仍有效' },
    en: {
      what: 'The card at the gate was not taken',
      next: 'It is kept as the holder’s card, not spoiled; its functions stay on',
    },
  },
  'pin.malformed': {
    zh: { what: '密码应为6位数字', next: '请重新输入' },
    en: { what: 'The PIN has six digits', next: 'Please enter it again' },
  },
  'pin.repeated-digits': {
    zh: { what: '密码不能是6个相同的数字', next: '请换一个密码' },
    en: { what: 'The PIN must not be one digit six times', next: 'Please choose another one' },
  },
  'pin.running-digits': {
    zh: { what: '密码不能是连续的数字', next: '请换一个密码' },
    en: { what: 'The PIN must not be running digits', next: 'Please choose another one' },
  },
  'pin.personal': {
    zh: { what: '密码不能取自身份证号码或出生日期', next: '请换一个密码' },
    en: { what: 'The PIN must not be part of the identity number or birth date', next: 'Please choose another one' },
  },
  'pin.gone': {
    zh: { what: '密码需要重新设置', next: '请申领人重新输入密码' },
    en: { what: 'The PIN has to be chosen again', next: 'Please have the applicant enter it again' },
  },
  'training.unavailable': {
    zh: { what: '本机不是培训工作站', next: '请使用真实设备操作' },
    en: { what: 'This is not a training station', next: 'Please use the real devices' },
  },
  'training.unknown-person': {
    zh: { what: '培训场景中没有这个人', next: '请从列表中选择' },
    en: { what: 'The training scenario has no such person', next: 'Please choose from the list' },
  },
  'training.no-card-at-gate': {
    zh: { what: '出口没有卡片', next: '请先送出卡片' },
    en: { what: 'There is no card at the gate', next: 'Please present the card first' },
  },
  'session.resumed': {
    zh: { what: '该申领人有一笔等候审核的办理，已接着办理', next: '请按屏幕提示继续' },
    en: { what: 'This person’s waiting session goes on', next: 'Please follow the screen' },
  },
  'session.not-waiting': {
    zh: { what: '这笔办理已不在等候之列', next: '请重新查看等候名单' },
    en: { what: 'This session does not wait any more', next: 'Please look at the list again' },
  },
  'training.no-identity-card': {
    zh: { what: '此人没有身份证', next: '请在柜员窗口按户口簿录入' },
    en: {
      what: 'This person has no identity card',
      next: 'Please enter the page of the household register in the teller’s window',
    },
  },
  'station.other-environment': {
    zh: { what: '工作站与卡管平台一个是培训环境、一个是正式环境', next: '请联系技术员核对设置' },
    en: {
      what: 'One of station and platform is for training, the other is not',
      next: 'Please have the technician check the settings',
    },
  },
  'station.not-training': {
    zh: { what: '该目录属于真实工作站（{{file}}），不能用于培训', next: '请用 --dir 指定另一个目录' },
    en: { what: 'This folder belongs to a real station ({{file}})', next: 'Please name another one with --dir' },
  },
  'issue.nobody-fits': {
    zh: { what: '演练脚本中没有适合此方式（{{mode}}）的人员', next: '请用 --person 指定人员' },
    en: { what: 'The scenario has nobody who fits the mode {{mode}}', next: 'Please name a person with --person' },
  },
  'issue.approved-online': {
    zh: { what: '此人已在线上审核通过', next: '请改用线上方式办理' },
    en: { what: 'This person is approved online already', next: 'Please use the online mode' },
  },
  'issue.no-online-application': {
    zh: { what: '此人没有线上申领', next: '请改用现场申领方式' },
    en: { what: 'This person has no online application', next: 'Please use the on-site mode' },
  },
  'issue.nobody-comes-along': {
    zh: { what: '演练脚本没有写明此未成年人的监护人', next: '请在脚本中用 guardian 写明同来的人' },
    en: {
      what: 'The scenario does not say who comes along with this minor',
      next: 'Please name a person of the scenario as guardian',
    },
  },
  'issue.stuck': {
    zh: { what: '办理停在步骤{{step}}', next: '请查看日志' },
    en: { what: 'The session stopped at {{step}}', next: 'Please see the log' },
  },
  'photo.file-unreadable': {
    zh: { what: '照片文件{{file}}无法打开（{{cause}}）', next: '请检查路径' },
    en: { what: 'The photo file {{file}} cannot be opened ({{cause}})', next: 'Please check the path' },
  },
  'simulator.not-started': {
    zh: { what: '模拟器没有启动', next: '请查看日志' },
    en: { what: 'The simulator did not start', next: 'Please see the log' },
  },
  'host.port-in-use': {
    zh: { what: '端口{{port}}已被其他程序占用', next: '请关闭该程序，或换一个端口' },
    en: { what: 'Port {{port}} is used by another program', next: 'Please end that program or choose another port' },
  },
  'platform.not-asked': {
    zh: { what: '还没有连接卡管平台', next: '请稍候' },
    en: { what: 'The platform has not been asked yet', next: 'Please wait' },
  },
  'platform.other-person': {
    zh: { what: '平台给出的制卡数据不是本申领人的', next: '卡片不会写入；请收回卡片并联系平台' },
    en: {
      what: 'The platform’s card data are another person’s',
      next: 'Nothing was written; please retain the card and call the platform',
    },
  },
} as const satisfies CodeTexts;
