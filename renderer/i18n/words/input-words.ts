import { words } from './words.ts';

/** Words of the fields both windows fill in: lists, addresses, rare characters. */
export const inputWords = words(
  {
    'input.province': '省',
    'input.city': '市',
    'input.county': '县（区）',
    'input.city.none': '无需选择',
    'input.city.first': '请先选择左侧一级',
    'input.division': '所在地区',
    'input.division.find': '输入地名查找地区',
    'input.division.take': '选用此地区',
    'input.back': '返回',
    'input.division.none': '请依次选择省、市、县（区）',
    'input.division.more': '{{path}}，请继续选择下一级',
    'input.rare': '插入生僻字',
    'input.rare.code': '字的编码',
    'input.rare.hint': '如 U+2B300，或 GB18030 编码 9838B130',
    'input.rare.insert': '插入',
    'input.rare.unknown': '此编码不是一个字，请核对',
    'input.rare.noGlyph': '本机字体没有此字的字形，仍可录入，请核对编码',
  },
  {
    'input.province': 'Province',
    'input.city': 'City',
    'input.county': 'County or district',
    'input.city.none': 'Nothing to choose',
    'input.city.first': 'Please choose on the left first',
    'input.division': 'Area',
    'input.division.find': 'Find the area by its name',
    'input.division.take': 'Take this area',
    'input.back': 'Back',
    'input.division.none': 'Please choose province, city and county',
    'input.division.more': '{{path}}, please go on choosing',
    'input.rare': 'Insert a rare character',
    'input.rare.code': 'Code of the character',
    'input.rare.hint': 'Like U+2B300, or GB18030 as 9838B130',
    'input.rare.insert': 'Insert',
    'input.rare.unknown': 'This code is no character, please compare',
    'input.rare.noGlyph':
      'No font here can draw this character; it can be entered all the same, please compare the code',
  },
);
