import { chinaMinute } from '#basics/clock.ts';
import type { OrderToCheck, ToCheck } from '#domain/database/to-check.ts';

type Language = 'zh' | 'en';

const STATES = {
  open: { zh: '已下单，未写卡', en: 'ordered, no chip written' },
  written: { zh: '已写卡，未回盘', en: 'chip written, not reported back' },
  reported: { zh: '已回盘，未启用', en: 'reported back, not active' },
  activated: { zh: '已启用', en: 'active' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
} as const satisfies Record<OrderToCheck['state'], Record<Language, string>>;

/** What to find out about an order, by where the platform has it. */
const QUESTIONS = {
  open: { zh: '机内是否有白卡；订单须撤销或办完', en: 'is a blank in the machine; cancel or finish the order' },
  written: { zh: '卡在机内、废卡盒还是找不到', en: 'is the card in the machine, in the reject box or not to be found' },
  reported: { zh: '卡在机内、抽屉还是已交给持卡人', en: 'is the card in the machine, in a drawer or with the holder' },
  activated: { zh: '核对签收单：卡是否已交给持卡人', en: 'look at the signed receipt: does the holder have the card' },
  cancelled: { zh: '该白卡应在废卡盒', en: 'the blank should be in the reject box' },
} as const satisfies Record<OrderToCheck['state'], Record<Language, string>>;

const WORDS = {
  zh: {
    since: (at: string) => `备份时间 ${at} 之后，账上没有记录，请逐项核对：`,
    noPlatform: '卡管平台没有应答：恢复连接后再查一次',
    noOrders: '卡管平台：此后没有订单变化',
    order: (id: string, state: string, at: string) => `订单 ${id}：${state}（${at}）`,
    known: '备份的账上有此订单的较早状态',
    unknown: '备份的账上没有此订单',
    blank: (blank: string) => `白卡 ${blank}`,
    noPrinter: '制卡机没有应答，或从未读过计数：请清点进卡盒和废卡盒',
    printer: (cards: number, panels: number) => `制卡机：此后进卡 ${cards} 张，打印色块 ${panels} 个`,
    without: (cards: number) => `其中 ${cards} 张没有对应的订单：请在废卡盒和机内查找`,
    more: (cards: number) => `平台多出 ${cards} 张写过的卡：请核对进卡记录`,
  },
  en: {
    since: (at: string) => `After the backup of ${at} the books have nothing. Please look at each of these:`,
    noPlatform: 'The card platform did not answer: ask again when the line is back',
    noOrders: 'Card platform: no order changed since',
    order: (id: string, state: string, at: string) => `Order ${id}: ${state} (${at})`,
    known: 'the books of the backup have an earlier state of it',
    unknown: 'the books of the backup do not have it',
    blank: (blank: string) => `blank ${blank}`,
    noPrinter: 'The card printer did not answer, or was never read before: please count feeder and reject box',
    printer: (cards: number, panels: number) => `Card printer: ${cards} cards fed since, ${panels} panels printed`,
    without: (cards: number) => `${cards} of them belong to no order: look in the reject box and in the machine`,
    more: (cards: number) => `The platform has ${cards} more written cards than were fed: compare the records`,
  },
} as const;

/** The list for people, one line each. No personal data: numbers of orders and blanks. */
export const toCheckLines = (list: ToCheck, language: Language): readonly string[] => {
  const words = WORDS[language];
  const { orders, printer, cardsWithoutOrder } = list;
  return [
    words.since(chinaMinute(list.since)),
    ...(orders === null
      ? [words.noPlatform]
      : orders.length === 0
        ? [words.noOrders]
        : orders.map(orderLine(language))),
    printer === null ? words.noPrinter : words.printer(printer.cardsFed, printer.panelsPrinted),
    ...(cardsWithoutOrder !== null && cardsWithoutOrder > 0 ? [words.without(cardsWithoutOrder)] : []),
    ...(cardsWithoutOrder !== null && cardsWithoutOrder < 0 ? [words.more(-cardsWithoutOrder)] : []),
  ];
};

const orderLine =
  (language: Language) =>
  ({ orderId, state, changedAt, inBooks, blankId }: OrderToCheck): string => {
    const words = WORDS[language];
    const parts = [
      words.order(orderId, STATES[state][language], chinaMinute(changedAt)),
      ...(blankId === null ? [] : [words.blank(blankId)]),
      inBooks ? words.known : words.unknown,
      QUESTIONS[state][language],
    ];
    return parts.join(language === 'zh' ? '；' : '; ');
  };
