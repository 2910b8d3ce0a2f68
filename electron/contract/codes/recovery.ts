import type { CodeTexts } from './code-text.ts';

/** What is said after a start of sessions that had no end: what happened, and what is done now. */
export const recoveryCodes: CodeTexts = {
  'recovery.open': {
    zh: { what: '上一次办理还没有处理完', next: '请先按屏幕提示处理' },
    en: { what: 'An earlier session is not dealt with yet', next: 'Please follow the screen first' },
  },
  'recovery.nothing-open': {
    zh: { what: '没有需要处理的办理', next: '请按屏幕提示操作' },
    en: { what: 'There is nothing left to deal with', next: 'Please follow the screen' },
  },
  'recovery.look-again': {
    zh: { what: '必须看到的情况现在还看不到', next: '请先接通设备，屏幕会自动重新查看' },
    en: { what: 'What has to be seen can’t be seen yet', next: 'Please switch the device on; the screen looks again' },
  },
  'recovery.nobody-identified': {
    zh: { what: '还没有读取证件，程序就停止了', next: '本次办理已结束，请重新开始' },
    en: { what: 'The program ended before a document was read', next: 'The session is ended; please begin again' },
  },
  'recovery.person-gone': {
    zh: { what: '程序停止已超过30分钟，没有用到卡片', next: '本次办理已结束，申领人再来时重新开始' },
    en: {
      what: 'The program was ended for over 30 minutes, and no card was used',
      next: 'The session is ended; begin again when the applicant returns',
    },
  },
  'recovery.resumed': {
    zh: { what: '办理从停止的地方继续', next: '请核对窗口前仍是同一位申领人' },
    en: { what: 'The session goes on where it stopped', next: 'Please check that it is still the same applicant' },
  },
  'recovery.application-sent': {
    zh: { what: '申请已经发出，没有收到平台的回复', next: '以同一编号再问一次，不会重复提交' },
    en: {
      what: 'The application was sent and the answer was lost',
      next: 'It is asked again under the same key; nothing is submitted twice',
    },
  },
  'recovery.order-asked': {
    zh: { what: '制卡订单已经发出，没有收到平台的回复', next: '以同一编号再问一次，不会产生第二个订单' },
    en: {
      what: 'The order was sent and the answer was lost',
      next: 'It is asked again under the same key; there will be no second order',
    },
  },
  'recovery.order-taken-back': {
    zh: { what: '正在撤销订单时程序停止', next: '以同一编号再撤销一次' },
    en: { what: 'The program ended while the order was taken back', next: 'It is taken back under the same key' },
  },
  'recovery.nothing-fed': {
    zh: { what: '机器没有取出白卡', next: '从取卡前继续' },
    en: { what: 'The machine had not taken a blank', next: 'The session goes on before that' },
  },
  'recovery.card-fed': {
    zh: { what: '白卡已经取出，就在机器里', next: '用这张卡继续' },
    en: { what: 'The blank was taken and is in the machine', next: 'The session goes on with this card' },
  },
  'recovery.which-card': {
    zh: { what: '机器里有一张卡，还不知道是哪一张', next: '先把它送到芯片位置读出卡号；不写入，不打印' },
    en: {
      what: 'There is a card in the machine; which one is not known yet',
      next: 'It is brought to the chip station and read; nothing is written or printed',
    },
  },
  'recovery.waited': {
    zh: { what: '卡片仍在机器里，没有动作被中断', next: '回到停止时的画面' },
    en: { what: 'The card is still in the machine and nothing was interrupted', next: 'The screen is shown as it was' },
  },
  'recovery.continued': {
    zh: { what: '卡片在机器里，是本次办理的那一张', next: '用同一张卡从中断的一步继续' },
    en: {
      what: 'The card in the machine is the one of this session',
      next: 'The session goes on with it at the step that was interrupted',
    },
  },
  'recovery.write-unknown': {
    zh: { what: '写芯片时程序停止，写到哪里不确定', next: '重新认证后把同样的内容再写一次，并读回核对' },
    en: {
      what: 'The program ended while the chip was written',
      next: 'The same content is written again after a new authentication, and read back',
    },
  },
  'recovery.not-printed': {
    zh: { what: '打印机计数表明卡面还是空白的', next: '用同一张卡打印' },
    en: { what: 'The printer’s counters say that the face is still blank', next: 'The same card is printed' },
  },
  'recovery.face-printed': {
    zh: { what: '打印机计数表明卡面已经完整打印', next: '不再打印，读芯片核对后继续' },
    en: {
      what: 'The printer’s counters prove that the face is printed',
      next: 'It is not printed again; the chip is read and the session goes on',
    },
  },
  'recovery.half-printed': {
    zh: { what: '卡面只打印了一部分', next: '这张卡作废，进废卡盒' },
    en: { what: 'The face is printed in part only', next: 'The card is spoiled and goes to the reject box' },
  },
  'recovery.report-arrived': {
    zh: { what: '平台已经收到回盘', next: '不再回盘，请申领人设置密码' },
    en: { what: 'The platform has the report already', next: 'It is not sent again; the applicant chooses the PIN' },
  },
  'recovery.report-asked': {
    zh: { what: '回盘已经发出，没有收到平台的回复', next: '读芯片后以同一编号再问一次' },
    en: {
      what: 'The report was sent and the answer was lost',
      next: 'The chip is read and the report asked again under the same key',
    },
  },
  'recovery.pin-unknown': {
    zh: { what: '设置密码时程序停止，密码是否生效不确定', next: '请申领人重新设置密码' },
    en: { what: 'The program ended while the PIN was set', next: 'The applicant chooses the PIN again' },
  },
  'recovery.activation-asked': {
    zh: { what: '启用请求已经发出，没有收到平台的回复', next: '以同一编号再问一次' },
    en: { what: 'The activation was sent and the answer was lost', next: 'It is asked again under the same key' },
  },
  'recovery.not-at-gate': {
    zh: { what: '卡片还没有送到出口，仍在机器里', next: '再次送出这张卡' },
    en: { what: 'The card had not reached the gate and is inside', next: 'The same card is presented again' },
  },
  'recovery.stands-at-gate': {
    zh: { what: '卡片在出口', next: '请申领人取卡' },
    en: { what: 'The card stands at the gate', next: 'The applicant takes it' },
  },
  'recovery.taken-at-gate': {
    zh: { what: '卡片到过出口，现在出口已空', next: '记为已交付申领人' },
    en: { what: 'The card stood at the gate, and the gate is empty', next: 'It is booked as handed over' },
  },
  'recovery.pushed-back': {
    zh: { what: '到过出口的卡片又在机器里', next: '作为申领人的卡收回保管，不作废' },
    en: {
      what: 'The card that stood at the gate is inside again',
      next: 'It is kept as the holder’s card, not spoiled',
    },
  },
  'recovery.taken-back': {
    zh: { what: '卡片正要收回时程序停止', next: '继续收进废卡盒' },
    en: { what: 'The program ended while the card was taken back', next: 'It goes into the reject box' },
  },
  'recovery.in-reject-box': {
    zh: { what: '卡片已经在废卡盒里', next: '按此记账' },
    en: { what: 'The card is in the reject box already', next: 'It is booked so' },
  },
  'recovery.order-cancelled': {
    zh: { what: '平台已经撤销这张卡的订单', next: '这张卡收进废卡盒' },
    en: { what: 'The platform has cancelled the order of this card', next: 'The card goes to the reject box' },
  },
  'recovery.too-often': {
    zh: { what: '这一步对同一张卡已经试过最多次数', next: '这张卡收进废卡盒' },
    en: { what: 'This step was tried as often as it may be with one card', next: 'The card goes to the reject box' },
  },
  'recovery.chip-mute': {
    zh: { what: '重新放置后芯片仍没有应答', next: '这张卡收进废卡盒' },
    en: { what: 'The chip gives no answer after it was seated anew', next: 'The card goes to the reject box' },
  },
  'recovery.chip-differs': {
    zh: { what: '芯片里的卡号与订单不一致', next: '这张卡作废，进废卡盒' },
    en: { what: 'The card number in the chip is not the one ordered', next: 'The card is spoiled' },
  },
  'recovery.foreign-card': {
    zh: { what: '机器里有一张不属于本次办理的卡', next: '请两人打开机器取出，并在“卡片去向”中登记' },
    en: {
      what: 'There is a card in the machine that is not this session’s',
      next: 'Two people take it out and settle it under “card not settled”',
    },
  },
  'recovery.other-card': {
    zh: { what: '机器里的卡与本次办理的不是同一张', next: '请两人打开机器查看，并登记两张卡的去向' },
    en: {
      what: 'The card in the machine is not the one of this session',
      next: 'Two people look into the machine and settle both cards',
    },
  },
  'recovery.fed-and-gone': {
    zh: { what: '机器取过一张白卡，现在看不到它', next: '请两人查找，并登记卡片去向' },
    en: { what: 'The machine took a blank and nobody sees it now', next: 'Two people look for it and settle it' },
  },
  'recovery.card-gone': {
    zh: { what: '本次办理的卡不在机器里，也没有交付的记录', next: '请两人查找，并登记卡片去向' },
    en: {
      what: 'The card is not in the machine, and nothing says that it was handed over',
      next: 'Two people look for it and settle it',
    },
  },
  'recovery.gate-or-box': {
    zh: { what: '卡片从出口收回时程序停止：可能在废卡盒，也可能被取走', next: '请两人查看废卡盒，并登记卡片去向' },
    en: {
      what: 'The card was being taken back from the gate: it is in the reject box or in a hand',
      next: 'Two people look into the reject box and settle it',
    },
  },
  'recovery.at-gate': {
    zh: { what: '卡片在出口，但没有送出的记录', next: '请两人取下查看，并登记卡片去向' },
    en: {
      what: 'A card stands at the gate although none was presented',
      next: 'Two people take it and settle it',
    },
  },
  'recovery.other-counters': {
    zh: { what: '打印机计数与记录对不上，机器可能取过别的卡或换过打印机', next: '请两人核对，并登记卡片去向' },
    en: {
      what: 'The printer’s counters do not fit the records: another card was fed, or it is another printer',
      next: 'Two people check it and settle the card',
    },
  },
};
