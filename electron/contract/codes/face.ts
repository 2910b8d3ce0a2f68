import type { CodeTexts } from './code-text.ts';

/** The card face before it is printed. A missing character is shown as it is: it is one character, not a name. */
export const faceCodes = {
  'face.font-missing': {
    zh: { what: '未找到卡面字体（{{files}}）', next: '请联系技术员安装中文字体（fonts-noto-cjk）' },
    en: {
      what: 'Fonts of the card face are not there ({{files}})',
      next: 'Please have a technician install Chinese fonts (fonts-noto-cjk)',
    },
  },
  'face.font-unreadable': {
    zh: { what: '卡面字体文件无法读取（{{file}}）', next: '请联系技术员重新安装该字体' },
    en: {
      what: 'A font file of the card face can’t be read ({{file}})',
      next: 'Please have a technician install this font again',
    },
  },
  'face.missing-glyph': {
    zh: {
      what: '卡面字体中都没有“{{character}}”字（{{codePoint}}），尚未进卡',
      next: '请告知申领人稍后再来；请技术员安装含该字的字体并写入站点设置 face.fallbackFonts',
    },
    en: {
      what: 'No font of the card face has the character “{{character}}” ({{codePoint}}); no card was fed',
      next: 'Please ask the applicant to come back later and have a technician add a font with it to face.fallbackFonts',
    },
  },
  'face.joining-character': {
    zh: {
      what: '卡面文字中含有不能单独打印的字符（{{codePoint}}，如异体选择符或连接符），尚未进卡',
      next: '请人社部门在平台上更正该文字后再制卡',
    },
    en: {
      what: 'A text of the card has a character that can’t be printed by itself ({{codePoint}}, a variant or joining mark); no card was fed',
      next: 'Please have the bureau correct the text on the platform first',
    },
  },
  'face.text-too-wide': {
    zh: { what: '“{{fieldZh}}”内容过长，卡面放不下', next: '请联系技术员调整卡面模板' },
    en: {
      what: '“{{fieldEn}}” is too long for the card face',
      next: 'Please have a technician adapt the face template',
    },
  },
  'face.bad-content': {
    zh: { what: '卡面数据“{{fieldZh}}”不正确', next: '请核对制卡数据' },
    en: { what: 'The item “{{fieldEn}}” of the card face is not right', next: 'Please check the data of the card' },
  },
  'face.bad-photo': {
    zh: { what: '照片无法用于打印', next: '请重新拍照' },
    en: { what: 'The photo can’t be printed', next: 'Please take the photo again' },
  },
  'face.template-unknown': {
    zh: { what: '没有卡面模板 {{template}}', next: '请技术员填写模板文件的路径，或使用：{{shipped}}' },
    en: {
      what: 'There is no face template {{template}}',
      next: 'Please have a technician enter the path of a file, or one of: {{shipped}}',
    },
  },
  'face.template-malformed': {
    zh: { what: '卡面模板 {{template}} 不能使用（{{path}} {{problem}}）', next: '请技术员更正模板文件' },
    en: {
      what: 'The face template {{template}} can’t be used ({{path}} {{problem}})',
      next: 'Please have a technician correct the file',
    },
  },
} as const satisfies CodeTexts;
