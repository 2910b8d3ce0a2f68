import type { CodeTexts } from './code-text.ts';

/** Accounts of the outlet's staff. */
export const staffCodes = {
  'staff.sign-in-needed': {
    zh: { what: '尚未登录', next: '请柜员登录' },
    en: { what: 'Nobody is signed in', next: 'Please sign in' },
  },
  'staff.not-your-right': {
    zh: { what: '您的岗位没有此项权限', next: '请由有权限的人员操作' },
    en: { what: 'Your role may not do this', next: 'Please have somebody do it who may' },
  },
  'staff.unknown': {
    zh: { what: '没有这个工号', next: '请核对工号，或请主管添加' },
    en: { what: 'There is nobody of this staff number', next: 'Please check the number or have it added' },
  },
  'staff.wrong-secret': {
    zh: { what: '口令不正确', next: '请重新输入；多次不正确将暂停登录' },
    en: {
      what: 'The password is not right',
      next: 'Please type it again; after several wrong ones signing in is paused',
    },
  },
  'staff.locked': {
    zh: { what: '口令多次不正确，登录已暂停', next: '请在 {{seconds}} 秒后重试' },
    en: {
      what: 'Signing in is paused after several wrong passwords',
      next: 'Please try again in {{seconds}} seconds',
    },
  },
  'staff.same-person': {
    zh: { what: '此操作需要两个人，复核人不能是经办柜员本人', next: '请由另一位主管登录' },
    en: {
      what: 'This takes two people; the second one can’t be the teller',
      next: 'Please have another person, a supervisor, sign in',
    },
  },
  'staff.not-supervisor': {
    zh: { what: '此操作需要主管复核', next: '请由主管登录' },
    en: { what: 'This has to be confirmed by a supervisor', next: 'Please have a supervisor sign in' },
  },
  'staff.name-empty': {
    zh: { what: '尚未填写姓名', next: '请填写姓名' },
    en: { what: 'The name is missing', next: 'Please enter the name' },
  },
  'staff.id-malformed': {
    zh: { what: '工号格式不正确', next: '请使用 1 至 20 位数字、字母或连字符' },
    en: { what: 'The staff number is malformed', next: 'Please use 1 to 20 digits, letters or hyphens' },
  },
  'staff.id-taken': {
    zh: { what: '工号 {{id}} 已存在', next: '请核对工号' },
    en: { what: 'The staff number {{id}} exists already', next: 'Please check the number' },
  },
  'staff.secret-length': {
    zh: { what: '口令长度不符合要求', next: '请使用 {{least}} 至 {{most}} 位字符' },
    en: { what: 'The password has not the right length', next: 'Please use {{least}} to {{most}} characters' },
  },
  'staff.secret-too-simple': {
    zh: { what: '口令过于简单', next: '请使用至少四种不同字符，不要用连续的数字、姓名或工号' },
    en: {
      what: 'The password is too simple',
      next: 'Please use at least four different characters, no running digits, no name and no staff number',
    },
  },
  'staff.secret-not-given': {
    zh: { what: '没有输入口令，未添加人员', next: '请重新添加' },
    en: { what: 'No password was typed; nobody was added', next: 'Please add the person again' },
  },
  'staff.secret-differs': {
    zh: { what: '两次输入的口令不一致', next: '请重新添加' },
    en: { what: 'The two passwords differ', next: 'Please add the person again' },
  },
  'staff.no-terminal': {
    zh: { what: '没有可以输入口令的终端', next: '请在终端中运行，或使用 --secret-stdin' },
    en: {
      what: 'There is no terminal to type the password at',
      next: 'Please run it in a terminal or use --secret-stdin',
    },
  },
  'staff.training-not-kept': {
    zh: { what: '培训主管的口令无法保存（{{cause}}）', next: '请检查状态目录的权限' },
    en: {
      what: 'The password of the training supervisor can’t be kept ({{cause}})',
      next: 'Please check the rights of the state directory',
    },
  },
} as const satisfies CodeTexts;
