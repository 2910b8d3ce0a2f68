import type { CodeTexts } from './code-text.ts';

/** The card face before it is printed. A missing character is shown as it is: it is one character, not a name. */
export const faceCodes = {
  'face.font-missing': {
    zh: { what: '未找到卡面字体', next: '请联系技术员安装中文字体（fonts-noto-cjk）' },
    en: {
      what: 'The font of the card face is not there',
      next: 'Have a technician install Chinese fonts (fonts-noto-cjk)',
    },
  },
  'face.font-unreadable': {
    zh: { what: '卡面字体文件无法读取', next: '请联系技术员重新安装字体' },
    en: { what: 'The font file of the card face can’t be read', next: 'Have a technician install the font again' },
  },
  'face.missing-glyph': {
    zh: { what: '卡面字体中没有“{{character}}”字（{{codePoint}}）', next: '请联系技术员安装含该字的字体后再制卡' },
    en: {
      what: 'The card face’s font has no character “{{character}}” ({{codePoint}})',
      next: 'Have a font with this character installed before the card is made',
    },
  },
  'face.text-too-wide': {
    zh: { what: '“{{field}}”内容过长，卡面放不下', next: '请联系技术员调整卡面模板' },
    en: { what: '“{{field}}” is too long for the card face', next: 'Have a technician adapt the face template' },
  },
  'face.bad-content': {
    zh: { what: '卡面数据“{{field}}”不正确', next: '请核对制卡数据' },
    en: { what: 'The item “{{field}}” of the card face is not right', next: 'Check the data the card is made from' },
  },
  'face.bad-photo': {
    zh: { what: '照片无法用于打印', next: '请重新拍照' },
    en: { what: 'The photo can’t be printed', next: 'Take the photo again' },
  },
} as const satisfies CodeTexts;
