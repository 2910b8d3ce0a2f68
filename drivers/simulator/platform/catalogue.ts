import { maskName } from '#basics/redaction.ts';
import { CALL_NAMES, CHANGING_REFUSALS, COMMON_REFUSALS, callSpec } from '#drivers/platform/calls.ts';
import { REFUSALS, type RefusalCode } from '#drivers/platform/refusals.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import type { PlatformPersonSeed } from './seeding.ts';

const REFUSED_FOR: Readonly<Record<RefusalCode, readonly [zh: string, en: string]>> = {
  'request-malformed': ['请求格式不符', 'request malformed'],
  'station-unknown': ['不认识本机', 'station unknown'],
  'key-missing': ['缺少幂等键', 'idempotency key missing'],
  'key-reused': ['幂等键重复使用', 'idempotency key used again'],
  'person-unknown': ['查无此人', 'person unknown'],
  'person-mismatch': ['姓名与号码不符', 'name and number differ'],
  'person-holds-card': ['已持有社保卡', 'holds a card already'],
  'person-not-eligible': ['不符合申领条件', 'not eligible'],
  'application-unknown': ['查无申请', 'application unknown'],
  'application-not-approved': ['申请未审核通过', 'application not approved'],
  'application-exists': ['已有申请', 'has an application already'],
  'application-locked': ['申请不可修改', 'application locked'],
  'application-other-outlet': ['申请选择了其他网点', 'application for another outlet'],
  'application-by-post': ['申请选择了邮寄', 'delivery by post'],
  'phone-not-real-name': ['手机号码非本人实名', 'phone not in the own name'],
  'consent-missing': ['缺少告知书签名', 'consent missing'],
  'photo-unfit': ['照片不合格', 'photo unfit'],
  'guardian-missing': ['缺少监护人', 'guardian missing'],
  'guardian-unfit': ['监护人不符合要求', 'guardian unfit'],
  'order-unknown': ['查无制卡任务', 'order unknown'],
  'order-exists': ['已有制卡任务', 'has an order already'],
  'order-cancelled': ['制卡任务已取消', 'order cancelled'],
  'order-activated': ['卡片已启用', 'card activated already'],
  'order-state': ['制卡任务状态不符', 'order in another state'],
  'blank-unknown': ['白卡未登记', 'blank unknown'],
  'blank-used': ['白卡已使用', 'blank used already'],
  'chip-mismatch': ['芯片与任务不符', 'another chip than ordered'],
  'report-mismatch': ['回盘内容不符', 'report differs'],
  'key-server-refused': ['加密机拒绝', 'key server refuses'],
  'account-refused': ['银行拒绝开户', 'bank refuses the account'],
};

const hand = (id: string, zh: string, en: string, act: CatalogueEntry['act']): CatalogueEntry => ({
  id,
  group: 'hand',
  text: { zh, en },
  act,
  at: [],
  counted: false,
});

/** Calls that may be refused for the reason, by the contract. */
const callsRefusedFor = (code: RefusalCode): readonly string[] =>
  CALL_NAMES.filter((name) => {
    const { refusals, changing } = callSpec(name);
    if (COMMON_REFUSALS.includes(code)) return true;
    return CHANGING_REFUSALS.includes(code) ? changing : refusals.includes(code);
  });

const refusalEntries = (): readonly CatalogueEntry[] =>
  (Object.keys(REFUSALS) as RefusalCode[]).map((code) => {
    const [zh, en] = REFUSED_FOR[code];
    return {
      id: `refuse-${code}`,
      group: 'fault',
      text: { zh: `拒绝：${zh}`, en: `Refuses: ${en}` },
      act: { act: 'refuse', code },
      at: callsRefusedFor(code),
      counted: true,
    };
  });

const delayEntry = (seconds: number): CatalogueEntry => ({
  id: `delay-${seconds}s`,
  group: 'line',
  text: { zh: `延迟 ${seconds} 秒应答`, en: `Answers ${seconds} s late` },
  act: { act: 'delay', ms: seconds * 1_000 },
  at: CALL_NAMES,
  counted: false,
});

/** An answer without a content fits in any form. */
const SAYING_SOMETHING: readonly string[] = CALL_NAMES.filter((name) => !callSpec(name).answer.safeParse({}).success);

const MINUTE_MS = 60_000;

const clockEntry = (id: string, zh: string, en: string, ms: number): CatalogueEntry => ({
  ...hand(id, zh, en, { act: 'shift-clock', ms }),
  group: 'fault',
});

const SHORT_CUT_MS = 30_000;

const PHOTO_REASON = {
  code: 'photo',
  zh: '照片不清晰，请重新拍摄',
  en: 'The photo is not clear, please take it again',
};
const DATA_REASON = {
  code: 'data-address',
  zh: '住址填写不完整，请写明门牌',
  en: 'The address is not complete, please give the house number',
};

/** Whatever waits for its review just now. */
const WAITING_ENTRIES: readonly CatalogueEntry[] = [
  hand('waiting-approve', '审核通过：正在审核的申请', 'Approve what is under review', {
    act: 'review-waiting',
    state: 'approved',
  }),
  hand('waiting-refuse-photo', '审核退回：正在审核的申请（照片）', 'Send back what is under review: the photo', {
    act: 'review-waiting',
    state: 'refused',
    reasons: [PHOTO_REASON],
  }),
  hand('waiting-refuse-data', '审核退回：正在审核的申请（资料）', 'Send back what is under review: the data', {
    act: 'review-waiting',
    state: 'refused',
    reasons: [DATA_REASON],
  }),
];

/** Reviews of the applications that were there at the beginning. */
const reviewEntries = (persons: readonly PlatformPersonSeed[]): readonly CatalogueEntry[] =>
  persons.flatMap(({ personId, document, platform }) => {
    if (platform.application === null) return [];
    const name = maskName(document.name);
    return [
      hand(`approve-${personId}`, `审核通过：${name}`, `Approve the application of ${name}`, {
        act: 'review',
        personId,
        state: 'approved',
      }),
      hand(`refuse-${personId}`, `审核退回：${name}`, `Send back the application of ${name}`, {
        act: 'review',
        personId,
        state: 'refused',
        reasons: [PHOTO_REASON],
      }),
      hand(`refuse-data-${personId}`, `审核退回：${name}（资料）`, `Send back the application of ${name}: the data`, {
        act: 'review',
        personId,
        state: 'refused',
        reasons: [DATA_REASON],
      }),
    ];
  });

/** Everything that can be done to the platform and to the line to it. `at` names a call; without it any call. */
export const platformCatalogue = (persons: readonly PlatformPersonSeed[]): readonly CatalogueEntry[] => [
  hand('up', '恢复平台连接', 'Connect the platform again', { act: 'up' }),
  ...WAITING_ENTRIES,
  ...reviewEntries(persons),
  {
    ...hand('down', '断开平台连接', 'Cut the line to the platform', { act: 'down' }),
    group: 'line',
  },
  {
    ...hand('down-30s', '断开平台连接 30 秒', 'Cut the line for 30 s', { act: 'down', forMs: SHORT_CUT_MS }),
    group: 'line',
  },
  {
    id: 'lose-answer',
    group: 'line',
    text: { zh: '应答丢失', en: 'Loses the answer' },
    act: { act: 'lose-answer' },
    at: CALL_NAMES,
    counted: true,
  },
  {
    id: 'bad-answer',
    group: 'fault',
    text: { zh: '应答格式不符', en: 'Answers in another form' },
    act: { act: 'bad-answer' },
    at: SAYING_SOMETHING,
    counted: true,
  },
  clockEntry('clock-ahead', '平台时钟快 5 分钟', 'The clock of the platform is 5 min ahead', 5 * MINUTE_MS),
  clockEntry('clock-behind', '平台时钟慢 1 小时', 'The clock of the platform is 1 h behind', -60 * MINUTE_MS),
  delayEntry(5),
  delayEntry(30),
  ...refusalEntries(),
  {
    ...hand('clear-faults', '恢复正常', 'All in order again', { act: 'clear-faults' }),
    group: 'fault',
  },
];
