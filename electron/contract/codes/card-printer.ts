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
  'printer.parameter-refused': {
    zh: { what: '打印机不接受命令 {{command}} 的参数', next: '请联系技术员核对打印机型号和固件版本' },
    en: {
      what: 'The card printer does not take the parameters of the command {{command}}',
      next: 'Have a technician check model and firmware of the printer',
    },
  },
  'printer.updating': {
    zh: { what: '打印机正在更新固件', next: '请等待更新完成，期间请勿断电' },
    en: { what: 'The card printer is updating its firmware', next: 'Wait until it is done; keep the power on' },
  },
  'printer.asleep': {
    zh: { what: '打印机处于休眠状态', next: '请直接开始办理，打印机会自动唤醒' },
    en: { what: 'The card printer is asleep', next: 'Just begin; it wakes by itself' },
  },
  'printer.was-reset': {
    zh: { what: '打印机刚刚重新启动', next: '请稍候，设置会自动重新写入' },
    en: { what: 'The card printer has just restarted', next: 'Wait a moment; its settings are sent again' },
  },
  'printer.reserved': {
    zh: { what: '打印机被其他程序占用', next: '请关闭占用打印机的其他程序' },
    en: { what: 'Another program has reserved the card printer', next: 'Close the other program' },
  },
  'printer.not-automatic': {
    zh: { what: '打印机未处于自动模式', next: '请联系技术员将打印机恢复为自动模式' },
    en: { what: 'The card printer is not in automatic mode', next: 'Have a technician set it back to automatic' },
  },
  'printer.wait-card': {
    zh: { what: '打印机在等待插入卡片', next: '请取消手动进卡，或联系技术员检查进卡设置' },
    en: {
      what: 'The card printer waits for a card to be inserted',
      next: 'Cancel the manual feed, or have a technician check the input settings',
    },
  },
  'printer.feeder-low': {
    zh: { what: '空白卡不足', next: '请尽快由两人登记后补卡' },
    en: { what: 'Few blank cards are left', next: 'Refill blank cards soon; two people sign for it' },
  },
  'printer.double-feed': {
    zh: { what: '进卡时可能带入了多张卡片', next: '请收回机内卡片，开盖取出多余的卡片并登记，检查进卡间隙' },
    en: {
      what: 'The feeder may have let several cards in at once',
      next: 'Have the card retained, open the printer, take out and enter the extra one, check the feeder gap',
    },
  },
  'printer.ribbon-fault': {
    zh: { what: '色带异常', next: '请检查色带是否安装到位、是否断裂' },
    en: { what: 'Something is wrong with the ribbon', next: 'Check that the ribbon sits well and is not torn' },
  },
  'printer.ribbon-remove': {
    zh: { what: '请取出色带', next: '请按打印机提示取出色带后继续' },
    en: { what: 'The ribbon has to be taken out', next: 'Take the ribbon out as the printer asks, then go on' },
  },
  'printer.ribbon-type-differs': {
    zh: { what: '色带类型为 {{found}}，本机应使用 {{wanted}}', next: '请由两人登记后更换色带，或联系技术员核对设置' },
    en: {
      what: 'The ribbon is of type {{found}}, this printer is set up for {{wanted}}',
      next: 'Change the ribbon, two people sign for it; or have a technician check the settings',
    },
  },
  'printer.ribbon-zone-ending': {
    zh: { what: '色带与打印机区域不一致，即将停用', next: '请准备本机适用区域的色带' },
    en: {
      what: 'The ribbon is of another zone and will soon be refused',
      next: 'Have a ribbon of the printer’s own zone ready',
    },
  },
  'printer.ribbon-changed': {
    zh: { what: '色带已更换', next: '请核对色带编号并登记' },
    en: { what: 'The ribbon was changed', next: 'Check the number of the ribbon and enter it' },
  },
  'printer.ribbon-count-differs': {
    zh: { what: '卡面已打印，但色带余量未减少（剩余 {{left}}）', next: '请登记差异并核对色带' },
    en: {
      what: 'The face was printed, but the ribbon’s count did not go down ({{left}} left)',
      next: 'Enter the difference and check the ribbon',
    },
  },
  'printer.line-slow': {
    zh: {
      what: '彩色打印经串口（{{baudRate}} 波特）每张需传输约 {{seconds}} 秒',
      next: '请改用 USB 或网络连接，或改为黑色打印',
    },
    en: {
      what: 'Colour over the serial line ({{baudRate}} baud) takes about {{seconds}} s per card to send',
      next: 'Use USB or the network, or print in black',
    },
  },
  'printer.receptacle-open': {
    zh: { what: '接卡盒未关好', next: '请关好接卡盒' },
    en: { what: 'The card receptacle is open', next: 'Close the card receptacle' },
  },
  'printer.cleaning-due': {
    zh: { what: '打印机需要清洁', next: '请在方便时使用清洁卡清洁打印机' },
    en: { what: 'The printer should be cleaned', next: 'Clean it with a cleaning card when there is time' },
  },
  'printer.cleaning': {
    zh: { what: '打印机正在清洁', next: '请按打印机提示完成清洁' },
    en: { what: 'The printer is being cleaned', next: 'Finish the cleaning as the printer asks' },
  },
  'printer.not-cleaned': {
    zh: { what: '清洁程序已结束，但打印机的清洁计数没有增加（{{count}}）', next: '请确认清洁卡已放入，再清洁一次' },
    en: {
      what: 'The cleaning ended, but the printer’s count of cleanings did not go up ({{count}})',
      next: 'Make sure the cleaning card is in and clean once more',
    },
  },
  'printer.film': {
    zh: { what: '转印膜需要处理', next: '请检查转印膜的安装、余量和温度' },
    en: { what: 'The transfer film needs attention', next: 'Check how it sits, how much is left and its temperature' },
  },
  'printer.laminator': {
    zh: { what: '覆膜模块需要处理', next: '请检查覆膜模块的机盖、覆膜余量和温度' },
    en: { what: 'The laminator needs attention', next: 'Check its cover, the laminate and its temperature' },
  },
  'printer.module': {
    zh: { what: '打印机附加模块需要处理', next: '请联系技术员检查附加模块' },
    en: { what: 'A module of the printer needs attention', next: 'Have a technician look at the module' },
  },
  'printer.magnetic': {
    zh: { what: '磁条读写未完成', next: '请联系技术员检查磁条模块' },
    en: { what: 'The magnetic stripe could not be read or written', next: 'Have a technician check the stripe unit' },
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
