import type { CodeTexts } from './code-text.ts';

/** Tests of devices: what stands in their way, and what they found. */
export const diagnosticsCodes = {
  'diagnostics.running': {
    zh: { what: '正在进行设备测试', next: '请等待测试结束，或先停止测试' },
    en: { what: 'A test of a device is under way', next: 'Please wait for its end, or stop it first' },
  },
  'diagnostics.not-running': {
    zh: { what: '此项测试没有在进行', next: '请重新开始测试' },
    en: { what: 'That test is not under way', next: 'Please begin it again' },
  },
  'diagnostics.not-asked': {
    zh: { what: '测试此时不需要这个回答', next: '请按页面提示操作' },
    en: { what: 'The test does not ask for that now', next: 'Please do as the page says' },
  },
  'diagnostics.unknown-test': {
    zh: { what: '没有这项测试（{{test}}）', next: '请从设备页选择测试项目' },
    en: { what: 'There is no such test ({{test}})', next: 'Please choose one on the page of the device' },
  },
  'diagnostics.not-set-up': {
    zh: { what: '本机没有配置此设备', next: '如需使用，请在设置中填写设备' },
    en: { what: 'This station has no such device', next: 'Enter it in the settings if there should be one' },
  },
  'diagnostics.no-books': {
    zh: { what: '数据库没有打开，用卡的测试无法登记', next: '请先恢复数据库，再做用卡的测试' },
    en: {
      what: 'The database is not open; a test that uses up a card can’t be booked',
      next: 'Have the database put right before tests that use cards',
    },
  },
  'diagnostics.test-card': {
    zh: { what: '技术员测试用卡，已进入废卡箱', next: '请随废卡一并登记销毁' },
    en: { what: 'Used up in a test; lies in the reject box', next: 'Please destroy it with the other rejected cards' },
  },
  'diagnostics.test-card-taken': {
    zh: { what: '测试卡 {{blank}} 已从出卡口取走', next: '请剪角作废，与废卡一起销毁' },
    en: {
      what: 'The test card {{blank}} was taken at the gate',
      next: 'Please cut its corner and destroy it with the rejected cards',
    },
  },
  'diagnostics.test-card-unsettled': {
    zh: { what: '测试卡 {{blank}} 的去向不明，仍登记在机内', next: '请开盖查找，由两人在库存页登记找到的位置' },
    en: {
      what: 'Nobody can say where the test card {{blank}} is; it is booked as inside the machine',
      next: 'Open the cover and look; two people enter where it was found on the stock page',
    },
  },
  'diagnostics.other-blank': {
    zh: { what: '芯片不是预期的白卡（应为 {{expected}}，实为 {{seen}}）', next: '请核对卡盒中卡片的顺序' },
    en: {
      what: 'The chip is not that of the expected blank ({{expected}} expected, {{seen}} found)',
      next: 'Check the order of the cards in the box',
    },
  },
  'diagnostics.position-differs': {
    zh: { what: '卡片应在{{expectedZh}}，传感器显示在{{seenZh}}', next: '请开盖检查卡道和传感器，清洁后重试' },
    en: {
      what: 'The card should be at {{expectedEn}}, the sensors say {{seenEn}}',
      next: 'Open the cover, check path and sensors, clean them and try again',
    },
  },
  'diagnostics.counted-in-move': {
    zh: { what: '移卡时计数器变动（进卡 {{cards}}，打印 {{panels}}）', next: '请检查进卡间隙，核对打印机固件' },
    en: {
      what: 'Counters moved with the card (fed {{cards}}, panels {{panels}})',
      next: 'Check the gap of the feeder and the firmware of the printer',
    },
  },
  'diagnostics.print-not-good': {
    zh: { what: '查看的人认为打印效果不合格', next: '请清洁打印头后再打印；仍有白线请更换打印头，偏移请调整打印位置' },
    en: {
      what: 'The person who looked is not content with the print',
      next: 'Clean the head and print again; white lines that stay need a new head, a shift needs other offsets',
    },
  },
  'diagnostics.page-not-good': {
    zh: { what: '查看的人认为测试页不合格', next: '请检查墨粉、纸张和打印机设置' },
    en: {
      what: 'The person who looked is not content with the page',
      next: 'Check toner, paper and the printer’s settings',
    },
  },
  'diagnostics.no-applicant-window': {
    zh: { what: '申领人屏幕没有回应', next: '请确认申领人窗口已经打开，再测一次' },
    en: {
      what: 'The applicant’s screen did not answer',
      next: 'Please see that the applicant’s window is open, then try again',
    },
  },
  'diagnostics.screen-not-right': {
    zh: { what: '查看的人认为申领人屏幕不正常', next: '请检查显示器、连接线和分辨率' },
    en: {
      what: 'The person who looked is not content with the applicant’s screen',
      next: 'Check the display, its cable and the resolution',
    },
  },
  'diagnostics.touch-gaps': {
    zh: {
      what: '触摸屏有 {{missing}} 格（共 {{fields}} 格）没有反应',
      next: '请擦净屏幕再测一次；仍没有反应的，请校准或更换',
    },
    en: {
      what: '{{missing}} of {{fields}} squares of the touch screen felt nothing',
      next: 'Clean the screen and try again; calibrate or replace it if that does not help',
    },
  },
  'diagnostics.touch-no-finger': {
    zh: { what: '没有收到手指触摸，只收到鼠标或笔', next: '请用手指再测一次；没有触摸功能的屏幕可以不管' },
    en: {
      what: 'No finger was felt, only a mouse or a pen',
      next: 'Try again with a finger; leave it where the screen has no touch',
    },
  },
  'diagnostics.printer-flags': {
    zh: { what: '打印机报告的其他状态', next: '供参考，无需处理' },
    en: { what: 'What else the printer says of itself', next: 'For information; nothing has to be done' },
  },
  'diagnostics.is-id-reader': {
    zh: {
      what: '地址 {{address}} 上接的是身份证阅读器（{{identity}}）',
      next: '请核对接线，或在设置中把两个设备的地址对调',
    },
    en: {
      what: 'At {{address}} there is an identity card reader ({{identity}})',
      next: 'Check the cables, or exchange the two addresses in the settings',
    },
  },
  'diagnostics.is-card-printer': {
    zh: { what: '地址 {{address}} 上接的是制卡机（{{identity}}）', next: '请核对接线，或在设置中把两个设备的地址对调' },
    en: {
      what: 'At {{address}} there is a card printer ({{identity}})',
      next: 'Check the cables, or exchange the two addresses in the settings',
    },
  },
  'diagnostics.other-speed': {
    zh: {
      what: '设备在 {{address}} 上以 {{baudRate}} 波特应答，与设置不同',
      next: '请把设置中的波特率改为 {{baudRate}}',
    },
    en: {
      what: 'The device at {{address}} answers at {{baudRate}} baud, not at the speed of the settings',
      next: 'Set the speed to {{baudRate}} in the settings',
    },
  },
  'diagnostics.other-readers': {
    zh: { what: '本机有其他读写器：{{readers}}', next: '请在设置中选择制卡机内的读写器' },
    en: {
      what: 'There are other readers on this machine: {{readers}}',
      next: 'Choose the one inside the card printer in the settings',
    },
  },
  'diagnostics.random-repeats': {
    zh: { what: '芯片的随机数有 {{count}} 次重复', next: '请换一张白卡重试；仍重复请联系卡商' },
    en: {
      what: 'Random numbers of the chip repeated {{count}} times',
      next: 'Try another blank; if they repeat again, tell the maker of the cards',
    },
  },
  'diagnostics.fields-missing': {
    zh: { what: '测试证件有 {{count}} 个项目没有读到', next: '请清洁阅读器表面，换一张证件再试' },
    en: { what: '{{count}} fields of the test card did not come', next: 'Clean the reader and try another card' },
  },
  'diagnostics.picture-blurred': {
    zh: { what: '画面不够清晰（{{sharpness}}，至少 {{limit}}）', next: '请放一张有字的表格，擦净镜头并重新对焦' },
    en: {
      what: 'The picture is not sharp enough ({{sharpness}}, at least {{limit}})',
      next: 'Lay a printed form there, clean the lens and focus again',
    },
  },
  'diagnostics.picture-dark': {
    zh: { what: '画面过暗（亮度 {{brightness}}，至少 {{limit}}）', next: '请打开补光灯，检查镜头是否被遮挡' },
    en: {
      what: 'The picture is too dark (brightness {{brightness}}, at least {{limit}})',
      next: 'Switch the lamp on and see that nothing covers the lens',
    },
  },
  'diagnostics.picture-bright': {
    zh: { what: '画面过亮（亮度 {{brightness}}，至多 {{limit}}）', next: '请避免强光直射，调低补光' },
    en: {
      what: 'The picture is too bright (brightness {{brightness}}, at most {{limit}})',
      next: 'Keep strong light away and turn the lamp down',
    },
  },
  'diagnostics.picture-uneven': {
    zh: { what: '四周光线不均匀（明暗差 {{unevenness}}，至多 {{limit}}）', next: '请移开台面上的物品，调整灯的位置' },
    en: {
      what: 'The light is uneven (brightest less darkest {{unevenness}}, at most {{limit}})',
      next: 'Take away what lies there and move the lamp',
    },
  },
  'diagnostics.no-certificate': {
    zh: { what: '本机没有设置终端证书', next: '培训环境可以不设；正式环境请安装本网点证书' },
    en: {
      what: 'This station has no certificate',
      next: 'Fine for training; a real station needs the certificate of its outlet',
    },
  },
  'diagnostics.books-differ': {
    zh: {
      what: '账册不相符（审计自第 {{audit}} 行、台账 {{ledger}} 处、日志 {{journals}} 处）',
      next: '请停止办理，由主管运行账实核对',
    },
    en: {
      what: 'The books do not hold together (audit from row {{audit}}, ledger {{ledger}}, journals {{journals}})',
      next: 'Please stop issuing and have a supervisor run the reconciliation',
    },
  },
  'diagnostics.no-backup': {
    zh: { what: '还没有数据库备份', next: '程序每天自动备份；也可在线路页立即备份' },
    en: { what: 'There is no backup yet', next: 'One is made every day; or make one now on the page of the line' },
  },
  'diagnostics.in-window': {
    zh: { what: '此项测试只能在柜员窗口中进行', next: '请在设备页运行' },
    en: { what: 'That test is run in the teller’s window only', next: 'Please run it on the page of the device' },
  },
  'diagnostics.not-quick': {
    zh: { what: '此项测试要用卡或有人在场，快速检查不包括', next: '请加上 --tests all 再运行' },
    en: {
      what: 'That test uses a card or needs a person; the quick ones leave it out',
      next: 'Run again with --tests all',
    },
  },
  'diagnostics.no-person': {
    zh: { what: '此项测试需要有人在终端前回答', next: '请在终端中运行，不加 --json' },
    en: { what: 'That test asks a person at the terminal', next: 'Run it in a terminal, without --json' },
  },
  'diagnostics.report-not-saved': {
    zh: { what: '无法保存诊断报告（{{cause}}）', next: '请检查磁盘空间和目录权限' },
    en: { what: 'The report could not be saved ({{cause}})', next: 'Please check disk space and rights' },
  },
  'diagnostics.window-failed': {
    zh: { what: '在窗口中进行的测试没有通过', next: '请按数值检查设备和接线后重试' },
    en: { what: 'The test in the window did not pass', next: 'Check device and cable by the values, then try again' },
  },
  'diagnostics.window-warned': {
    zh: { what: '在窗口中进行的测试有需要注意的地方', next: '请查看数值，必要时调整设备' },
    en: {
      what: 'The test in the window found something to look at',
      next: 'Look at the values; adjust the device if need be',
    },
  },
} as const satisfies CodeTexts;
