import type { CodeTexts } from './code-text.ts';

/** The identity card reader. `sw3` is the reader's own status code, for the technician. */
export const idReaderCodes = {
  'id-reader.absent': {
    zh: { what: '未找到身份证阅读器', next: '请检查阅读器的电源和数据线，插好后重试' },
    en: { what: 'The identity card reader is not there', next: 'Check its power and cable, then try again' },
  },
  'id-reader.in-use': {
    zh: { what: '身份证阅读器正被其他程序占用', next: '请关闭正在使用阅读器的程序，然后重试' },
    en: {
      what: 'Another program is using the identity card reader',
      next: 'Close the program that uses the reader, then try again',
    },
  },
  'id-reader.unplugged': {
    zh: { what: '身份证阅读器的连接已断开', next: '请重新插好阅读器的数据线，然后重试' },
    en: {
      what: 'The connection to the identity card reader was lost',
      next: 'Plug the reader in again, then try again',
    },
  },
  'id-reader.silent': {
    zh: { what: '身份证阅读器没有应答', next: '请确认阅读器已通电，必要时重新插拔后重试' },
    en: {
      what: 'The identity card reader does not answer',
      next: 'Check that the reader has power; unplug it and plug it in again if need be, then try again',
    },
  },
  'id-reader.garbled': {
    zh: { what: '身份证阅读器传回的数据无法识别', next: '请检查数据线；反复出现请联系技术员核对端口和波特率设置' },
    en: {
      what: 'What the identity card reader sends cannot be understood',
      next: 'Check the cable; if it happens again, ask the technician to check the port and speed settings',
    },
  },
  'id-reader.disturbed': {
    zh: { what: '身份证阅读器收不到完整的命令', next: '请检查数据线是否松动或受干扰，然后重试' },
    en: {
      what: 'Commands reach the identity card reader damaged',
      next: 'Check that the cable sits firmly and is not disturbed, then try again',
    },
  },
  'id-reader.no-card': {
    zh: { what: '没有读到身份证', next: '请将身份证放在阅读区；已经放上的，请拿起后重新放置' },
    en: {
      what: 'No identity card was found',
      next: 'Place the identity card on the reader; if it lies there already, lift it and place it again',
    },
  },
  'id-reader.card-read-already': {
    zh: { what: '没有读到新的身份证', next: '请放置证件；已读过的证件仍在阅读器上的，请拿起后重新放置' },
    en: {
      what: 'No new identity card was found',
      next: 'Place a card; one that was read and still lies there has to be lifted and placed again',
    },
  },
  'id-reader.re-place-card': {
    zh: { what: '身份证没有读取成功', next: '请拿起身份证，重新平放在阅读区后再试' },
    en: { what: 'The identity card could not be read', next: 'Lift the card, lay it flat on the reader and try again' },
  },
  'id-reader.card-doubtful': {
    zh: { what: '身份证未通过阅读器的安全验证', next: '请重新放置再试；仍不通过请人工核对证件，证件可能损坏或不真实' },
    en: {
      what: 'The identity card did not pass the security check of the reader',
      next: 'Place it again; if it still fails, check the card by hand: it may be damaged or not genuine',
    },
  },
  'id-reader.not-an-identity-card': {
    zh: { what: '放置的不是居民身份证件', next: '请放置申领人本人的身份证、居住证或永久居留身份证原件' },
    en: {
      what: 'The card on the reader is not an identity card',
      next: 'Place the person’s original identity card, residence permit or permanent residence card',
    },
  },
  'id-reader.document-not-supported': {
    zh: {
      what: '本机不认识此类证件（类型 {{letter}}）',
      next: '请改用居民身份证、港澳台居民居住证或外国人永久居留身份证，并将类型告知技术员',
    },
    en: {
      what: 'This kind of document (type {{letter}}) is not known here',
      next: 'Use an identity card, a residence permit or a permanent residence card, and tell the technician the type',
    },
  },
  'id-reader.number-check-failed': {
    zh: { what: '身份证号码未通过校验', next: '请重新放置再读；仍不通过请人工核对证件' },
    en: {
      what: 'The number of the identity card did not pass its check',
      next: 'Place the card again; if it still fails, check the card by hand',
    },
  },
  'id-reader.text-unreadable': {
    zh: { what: '身份证内的信息不完整（{{field}}）', next: '请重新放置再读；仍不成功请人工核对证件' },
    en: {
      what: 'The data on the identity card is incomplete ({{field}})',
      next: 'Place the card again; if it still fails, check the card by hand',
    },
  },
  'id-reader.answer-malformed': {
    zh: { what: '身份证阅读器传回的数据不完整', next: '请重新放置身份证再试；反复出现请联系技术员' },
    en: {
      what: 'The identity card reader sent incomplete data',
      next: 'Place the card again; if it happens again, call the technician',
    },
  },
  'id-reader.device-fault': {
    zh: { what: '身份证阅读器自检失败或未授权（状态 {{sw3}}）', next: '请停用此阅读器并联系技术员' },
    en: {
      what: 'The identity card reader failed its self-test or is not authorised (status {{sw3}})',
      next: 'Stop using this reader and call the technician',
    },
  },
  'id-reader.program-fault': {
    zh: { what: '身份证阅读器不接受本机的命令（状态 {{sw3}}）', next: '请联系技术员核对阅读器的型号和读取方式设置' },
    en: {
      what: 'The identity card reader does not accept the command (status {{sw3}})',
      next: 'Ask the technician to check the model of the reader and how it is set to read',
    },
  },
  'id-reader.communication-fault': {
    zh: { what: '身份证阅读器内部通讯不正常（状态 {{sw3}}）', next: '请重新插拔阅读器后重试；反复出现请联系技术员' },
    en: {
      what: 'The identity card reader has trouble talking to its own parts (status {{sw3}})',
      next: 'Unplug the reader and plug it in again; if it happens again, call the technician',
    },
  },
  'id-reader.speed-fixed': {
    zh: { what: '阅读器的通讯速率由设置固定，不能在此更改', next: '请先在工作站设置中去掉地址里的速率' },
    en: {
      what: 'The speed of the reader’s line is fixed by the settings',
      next: 'Remove the speed from the address in the station settings first',
    },
  },
  'id-reader.speed-not-taken': {
    zh: { what: '阅读器没有改用速率 {{rate}}，仍为 {{baudRate}}', next: '请重新设置；反复出现请核对阅读器型号' },
    en: {
      what: 'The reader did not change to speed {{rate}} and stays at {{baudRate}}',
      next: 'Set it again; if it happens again, check the model of the reader',
    },
  },
  'id-reader.photo-no-decoder': {
    zh: { what: '证件内的照片不能在本机显示', next: '本机未配置照片解码程序，请直接查看证件上的照片' },
    en: {
      what: 'The picture on the card’s chip cannot be shown here',
      next: 'No decoder for it is set up; look at the picture printed on the card',
    },
  },
  'id-reader.photo-none-in-register': {
    zh: { what: '户口簿上没有照片', next: '请当面核对申领人' },
    en: { what: 'The household register bears no picture', next: 'Please compare with the person at the counter' },
  },
  'id-reader.photo-not-decoded': {
    zh: { what: '证件内的照片没有解码成功', next: '请直接查看证件上的照片；反复出现请联系技术员' },
    en: {
      what: 'The picture on the card’s chip could not be decoded',
      next: 'Look at the picture printed on the card; if it happens again, call the technician',
    },
  },
  'id-reader.photo-not-kept': {
    zh: { what: '证件内的照片不保存，重新启动后不再显示', next: '请直接查看证件上的照片' },
    en: {
      what: 'The picture on the card’s chip is never stored and was lost with the restart',
      next: 'Look at the picture printed on the card',
    },
  },
  'id-reader.unexpected-answer': {
    zh: { what: '身份证阅读器返回了意外的状态（{{sw3}}）', next: '请重试；反复出现请联系技术员' },
    en: {
      what: 'The identity card reader answered with an unexpected status ({{sw3}})',
      next: 'Try again; if it happens again, call the technician',
    },
  },
  'id-reader.cancelled': {
    zh: { what: '读取身份证已取消', next: '需要时请重新开始读取' },
    en: { what: 'Reading the identity card was cancelled', next: 'Start reading again when needed' },
  },
} as const satisfies CodeTexts;
