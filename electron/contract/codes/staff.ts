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
  'staff.window-locked': {
    zh: { what: '柜员窗口已锁定', next: '请登录后继续' },
    en: { what: 'The teller’s window is locked', next: 'Please sign in to go on' },
  },
  'staff.must-change-secret': {
    zh: { what: '当前口令由他人设置', next: '请先修改为自己的口令' },
    en: { what: 'Your password was set by somebody else', next: 'Please choose your own password first' },
  },
  'staff.counter-paused': {
    zh: { what: '柜员暂时离开', next: '请稍候，柜员回来后继续' },
    en: { what: 'The teller is away for a moment', next: 'Please wait; it goes on when the teller is back' },
  },
  'staff.session-of-other': {
    zh: { what: '柜台上的业务由另一位柜员办理中', next: '请该柜员或主管登录' },
    en: { what: 'Another teller is serving somebody here', next: 'Please have that teller or a supervisor sign in' },
  },
  'staff.session-open': {
    zh: { what: '业务尚未结束，不能退出登录', next: '请先结束业务，或锁定窗口' },
    en: { what: 'Somebody is being served; signing out has to wait', next: 'Please finish first, or lock the window' },
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
  'staff.disabled': {
    zh: { what: '该账号已停用', next: '如需恢复，请主管重置口令' },
    en: { what: 'This account is closed', next: 'A supervisor can open it again with a new password' },
  },
  'staff.second-needed': {
    zh: { what: '主管账号的变更需要另一位主管在场', next: '请另一位主管登录；没有时由技术员用命令处理' },
    en: {
      what: 'A supervisor’s account takes two supervisors',
      next: 'Please have another supervisor sign in; without one a technician does it by command',
    },
  },
  'staff.not-yourself': {
    zh: { what: '不能对自己的账号进行此操作', next: '请由另一位主管操作；修改自己的口令请用“修改口令”' },
    en: {
      what: 'This can’t be done to your own account',
      next: 'Please have another supervisor do it; use “Change password” for your own password',
    },
  },
  'staff.last-supervisor': {
    zh: { what: '这是唯一可用的主管账号，不能停用', next: '请先添加另一位主管' },
    en: { what: 'This is the only supervisor who can sign in', next: 'Please add another supervisor first' },
  },
  'staff.not-first-start': {
    zh: { what: '本站已有账号，不能再用首次启动代码', next: '请用已有账号登录' },
    en: { what: 'This station has accounts already', next: 'Please sign in with one of them' },
  },
  'staff.wrong-code': {
    zh: { what: '一次性代码不正确', next: '请核对启动终端上显示的代码' },
    en: { what: 'The one-time code is not right', next: 'Please check the code on the console of the kiosk' },
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
  'staff.secret-unchanged': {
    zh: { what: '新口令与原口令相同', next: '请换一个口令' },
    en: { what: 'The new password is the old one', next: 'Please choose another one' },
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
    zh: { what: '培训账号的口令无法保存（{{cause}}）', next: '请检查状态目录的权限' },
    en: {
      what: 'The passwords of the training accounts can’t be kept ({{cause}})',
      next: 'Please check the rights of the state directory',
    },
  },
} as const satisfies CodeTexts;
