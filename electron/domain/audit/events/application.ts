import { type AuditEvents, SECOND } from '../event.ts';

const PHOTO = { zh: '照片的校验值', en: 'hash of the photo' } as const;

/** The application: data, photo, consents. */
export const applicationEvents = {
  'application.refreshed': {
    who: 'staff',
    text: { zh: '刷新申请状态', en: 'The state of the application was asked for' },
    fields: {},
  },
  'application.started': {
    who: 'staff',
    text: { zh: '开始现场申请', en: 'An application was begun here' },
    fields: {},
  },
  'application.correction-started': {
    who: 'staff',
    text: { zh: '开始更正被退回的申请', en: 'A refused application is corrected here' },
    fields: {},
  },
  'application.form-saved': { who: 'staff', text: { zh: '保存申请信息', en: 'The form was saved' }, fields: {} },
  'application.phone-checked': {
    who: 'staff',
    text: { zh: '核验手机号实名', en: 'The real name of the phone was checked' },
    fields: {},
  },
  'application.photo-set': {
    who: 'staff',
    text: { zh: '设置照片', en: 'A photo was set' },
    fields: {
      source: { zh: '来源', en: 'source' },
      pictures: { zh: '提交的张数', en: 'pictures handed in' },
    },
  },
  'application.photo-captured': {
    who: 'staff',
    text: { zh: '用高拍仪拍照', en: 'A photo was taken with the document camera' },
    fields: {},
  },
  'application.photo-confirmed': {
    who: 'staff',
    text: { zh: '人工确认照片', en: 'Rules of the photo were ticked by hand' },
    fields: { rules: { zh: '确认的规则', en: 'rules' } },
  },
  'application.photo-overridden': {
    who: 'two-people',
    text: { zh: '主管放行照片', en: 'A supervisor let the photo pass' },
    fields: {
      reason: { zh: '理由', en: 'reason' },
      rules: { zh: '未通过的规则：测得值/限值', en: 'rules not met: measured/limit' },
      models: { zh: '所用模型', en: 'models' },
      limits: { zh: '限值文件', en: 'file of limits' },
      photo: PHOTO,
      capture: { zh: '原始照片的校验值', en: 'hash of the unmodified picture' },
      attempts: { zh: '拍摄次数', en: 'pictures taken' },
      station: { zh: '设备', en: 'station' },
      camera: { zh: '摄像头', en: 'camera' },
      at: { zh: '放行时间', en: 'time of the decision' },
      ...SECOND,
    },
  },
  'application.data-confirmed': {
    who: 'applicant',
    text: { zh: '申领人确认信息无误', en: 'The applicant confirmed the data' },
    fields: {},
  },
  'application.data-disputed': {
    who: 'applicant',
    text: { zh: '申领人指出信息有误', en: 'The applicant said that a line is wrong' },
    fields: { field: { zh: '有误的项目', en: 'the line' } },
  },
  'application.consented': {
    who: 'applicant',
    text: { zh: '申领人阅读并签署告知书', en: 'The applicant read and signed the consents' },
    fields: {
      texts: { zh: '文本、版本和校验值', en: 'texts with version and hash' },
    },
  },
  'application.submitted': { who: 'staff', text: { zh: '提交申请', en: 'The application was submitted' }, fields: {} },
  'photo.background-checked': {
    who: 'staff',
    text: { zh: '检查拍照背景', en: 'The empty photo place was looked at' },
    fields: {},
  },
} as const satisfies AuditEvents;
