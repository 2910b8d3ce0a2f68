import type { CodeTexts } from './code-text.ts';

/** The card printer: conditions before a job, interruptions, and what became of a card (fault table §1.12). */
export const cardPrinterCodes = {
  'printer.offline': {
    zh: { what: '打印机未连接', next: '请检查打印机的电源和数据线，连接恢复后重试' },
    en: { what: 'The card printer is off line', next: 'Check its power and cable; try again once it is connected' },
  },
  'printer.no-answer': {
    zh: { what: '打印机没有应答', next: '请稍候重试；如仍无应答，请重新启动打印机' },
    en: {
      what: 'The card printer did not answer',
      next: 'Wait a moment and try again; if it stays silent, restart the printer',
    },
  },
  'printer.command-unknown': {
    zh: { what: '打印机不支持命令 {{command}}', next: '请联系技术员核对打印机型号和固件版本' },
    en: {
      what: 'The card printer does not know the command {{command}}',
      next: 'Have a technician check model and firmware of the printer',
    },
  },
  'printer.refused': {
    zh: { what: '打印机拒绝执行操作', next: '请查看打印机状态，必要时联系技术员' },
    en: {
      what: 'The card printer refused to do this',
      next: 'Look at the printer’s state; call a technician if need be',
    },
  },
  'printer.closed': {
    zh: { what: '打印机已停用', next: '请重新启动程序' },
    en: { what: 'The card printer is switched off in this program', next: 'Restart the program' },
  },
  'printer.busy': {
    zh: { what: '打印机正忙', next: '请稍候重试' },
    en: { what: 'The card printer is busy', next: 'Wait a moment, then try again' },
  },
  'printer.busy-stuck': {
    zh: { what: '打印机长时间忙碌，重新启动后仍未恢复', next: '请关闭打印机电源再打开；如仍未恢复，请联系技术员' },
    en: {
      what: 'The card printer stays busy, even after a restart',
      next: 'Switch the printer off and on; call a technician if that does not help',
    },
  },
  'printer.feeder-empty': {
    zh: { what: '空白卡已用完', next: '请由两人登记后补充空白卡' },
    en: { what: 'There are no blank cards left', next: 'Refill blank cards; two people sign for it' },
  },
  'printer.feeder-open': {
    zh: { what: '进卡盒未关好', next: '请关好进卡盒' },
    en: { what: 'The card feeder is open', next: 'Close the card feeder' },
  },
  'printer.mis-feed': {
    zh: { what: '进卡失败', next: '请检查空白卡是否平整、进卡间隙是否正确，然后重试' },
    en: {
      what: 'A blank card could not be taken in',
      next: 'Check that the blanks are flat and the feeder gap is right, then try again',
    },
  },
  'printer.jam': {
    zh: { what: '卡片卡在打印机内', next: '请联系工作人员开盖取出卡片' },
    en: { what: 'A card is stuck in the printer', next: 'Have the printer opened and the card taken out' },
  },
  'printer.cover-open': {
    zh: { what: '打印机机盖未关闭', next: '请关好机盖' },
    en: { what: 'The printer’s cover is open', next: 'Close the cover' },
  },
  'printer.no-ribbon': {
    zh: { what: '未安装色带', next: '请安装色带' },
    en: { what: 'There is no ribbon in the printer', next: 'Put a ribbon in' },
  },
  'printer.ribbon-unsupported': {
    zh: { what: '无法识别色带或色带不适用', next: '请更换为本机适用的色带' },
    en: { what: 'The ribbon is not known or not fit for this printer', next: 'Put in a ribbon made for this printer' },
  },
  'printer.ribbon-wrong-zone': {
    zh: { what: '色带与打印机不匹配', next: '请更换为本机适用区域的色带' },
    en: { what: 'The ribbon does not match this printer', next: 'Put in a ribbon of the printer’s own zone' },
  },
  'printer.ribbon-low': {
    zh: { what: '色带即将用完，还可打印 {{count}} 张', next: '请准备新色带' },
    en: { what: 'The ribbon is nearly used up, {{count}} prints left', next: 'Have a new ribbon ready' },
  },
  'printer.ribbon-ended': {
    zh: { what: '色带已用完', next: '请由两人登记后更换色带' },
    en: { what: 'The ribbon is used up', next: 'Change the ribbon; two people sign for it' },
  },
  'printer.ribbon-broken': {
    zh: { what: '色带断裂或与卡片粘连', next: '请联系技术员检查色带' },
    en: { what: 'The ribbon is torn or sticks to the card', next: 'Have a technician look at the ribbon' },
  },
  'printer.ribbon-count-unreadable': {
    zh: { what: '未能读取色带余量', next: '请稍候重试；如仍不能读取，请重新安装色带' },
    en: {
      what: 'The rest of the ribbon could not be read',
      next: 'Wait a moment and try again; if it stays so, put the ribbon in anew',
    },
  },
  'printer.head-hot': {
    zh: { what: '打印头温度过高，正在冷却', next: '请稍候，冷却后自动继续' },
    en: { what: 'The print head is too hot and is cooling down', next: 'Please wait until it has cooled down' },
  },
  'printer.reject-box-full': {
    zh: { what: '废卡箱已满', next: '请由两人登记后清理废卡箱' },
    en: { what: 'The reject box is full', next: 'Empty the reject box; two people sign for it' },
  },
  'printer.reject-box-open': {
    zh: { what: '废卡箱未关好', next: '请关好废卡箱' },
    en: { what: 'The reject box is open', next: 'Close the reject box' },
  },
  'printer.hopper-full': {
    zh: { what: '出卡盒已满', next: '请取走出卡盒中的卡片' },
    en: { what: 'The output hopper is full', next: 'Take the cards out of the output hopper' },
  },
  'printer.card-at-gate': {
    zh: { what: '出卡口有卡片', next: '请取走出卡口的卡片' },
    en: { what: 'A card is at the gate', next: 'Take the card from the gate' },
  },
  'printer.card-inside': {
    zh: { what: '打印机内已有卡片', next: '请先处理打印机内的卡片' },
    en: { what: 'A card is in the printer already', next: 'Settle the card that is in the printer first' },
  },
  'printer.no-card-inside': {
    zh: { what: '打印机内没有卡片', next: '请核对卡片去向' },
    en: { what: 'There is no card in the printer', next: 'Find out where the card went' },
  },
  'printer.card-not-at-chip': {
    zh: { what: '卡片未到达芯片位置', next: '请重试' },
    en: { what: 'The card did not reach the chip station', next: 'Please try again' },
  },
  'printer.card-not-at-print': {
    zh: { what: '卡片未到达打印位置', next: '请重试' },
    en: { what: 'The card did not reach the print position', next: 'Please try again' },
  },
  'printer.card-not-ejected': {
    zh: { what: '卡片未送到出卡口', next: '请查看打印机出卡口，必要时收回卡片' },
    en: { what: 'The card did not come out at the gate', next: 'Look at the gate; have the card retained if need be' },
  },
  'printer.card-not-retained': {
    zh: { what: '卡片未能收入废卡箱', next: '请联系工作人员取出卡片并登记' },
    en: { what: 'The card could not be put into the reject box', next: 'Have the card taken out by hand and entered' },
  },
  'printer.cleaning-required': {
    zh: { what: '打印机必须清洁', next: '请使用清洁卡清洁打印机' },
    en: { what: 'The printer has to be cleaned', next: 'Clean it with a cleaning card' },
  },
  'printer.power-supply': {
    zh: { what: '打印机供电不足', next: '请检查电源适配器，并联系技术员' },
    en: { what: 'The printer’s power supply is too low', next: 'Check the power adapter and call a technician' },
  },
  'printer.locked': {
    zh: { what: '打印机已锁定', next: '请联系技术员解锁' },
    en: { what: 'The printer is locked', next: 'Call a technician to unlock it' },
  },
  'printer.hardware': {
    zh: { what: '打印机硬件故障', next: '请报修' },
    en: { what: 'The printer has a hardware fault', next: 'Have it repaired' },
  },
  'printer.no-chip-station': {
    zh: { what: '打印机没有接触式芯片工位', next: '请更换带芯片工位的打印机' },
    en: { what: 'The printer has no contact chip station', next: 'Use a printer with a chip station' },
  },
  'printer.bad-face-size': {
    zh: { what: '卡面图像尺寸不符', next: '请联系技术员检查卡面模板' },
    en: { what: 'The picture of the card face has the wrong size', next: 'Have a technician check the face template' },
  },
  'printer.coverage-too-high': {
    zh: { what: '卡面图像过黑（{{percent}}%），为保护色带未打印', next: '请重新拍照或联系技术员检查卡面模板' },
    en: {
      what: 'The card face is too black ({{percent}} %); not printed, to save the ribbon',
      next: 'Take the photo again or have the face template checked',
    },
  },
  'printer.bad-panel': {
    zh: { what: '打印数据不完整', next: '请联系技术员' },
    en: { what: 'The print data are not complete', next: 'Call a technician' },
  },
  'printer.not-printed': {
    zh: { what: '卡面未打印，卡片仍为空白', next: '请重试' },
    en: { what: 'The face was not printed; it is still blank', next: 'Please try again' },
  },
  'printer.print-unproven': {
    zh: { what: '不能确认卡面是否已打印', next: '请查看卡面，并按废卡处理' },
    en: { what: 'It is not certain that the face was printed', next: 'Look at the card and treat it as spoiled' },
  },
} as const satisfies CodeTexts;
