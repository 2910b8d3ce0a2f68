import type { CodeTexts } from './code-text.ts';

/** Why no photo could be made or judged. */
export const photoCodes = {
  'photo.no-face': {
    zh: { what: '照片中没有找到人脸', next: '请面向镜头坐好后拍照' },
    en: { what: 'No face was found in the picture', next: 'Please sit facing the camera and take the picture' },
  },
  'photo.several-faces': {
    zh: { what: '画面中不止一个人', next: '请其他人离开画面后重拍' },
    en: {
      what: 'More than one person is in the picture',
      next: 'Please have the others step out of the picture and take it again',
    },
  },
  'photo.unreadable': {
    zh: { what: '照片文件无法读取', next: '请重新拍照，或选择JPEG、PNG格式的照片' },
    en: { what: 'The picture cannot be read', next: 'Please take it again, or choose a JPEG or PNG file' },
  },
  'photo.mislabelled': {
    zh: { what: '这个文件不是JPEG或PNG照片', next: '请选择JPEG、PNG格式的照片，或现场拍照' },
    en: {
      what: 'This file is no JPEG or PNG picture',
      next: 'Please choose a JPEG or PNG file, or take the photo here',
    },
  },
  'photo.too-large': {
    zh: { what: '照片文件过大', next: '请选择不超过{{megabytes}}MB、{{megapixels}}百万像素的照片' },
    en: {
      what: 'The picture is too large',
      next: 'Please choose one of at most {{megabytes}} MB and {{megapixels}} megapixels',
    },
  },
  'photo.too-small': {
    zh: { what: '照片太小（{{width}}×{{height}}）', next: '请使用不小于358×441像素的照片' },
    en: { what: 'The picture is too small ({{width}}×{{height}})', next: 'Please use one of at least 358×441 pixels' },
  },
  'photo.too-far': {
    zh: { what: '照片中的人脸太小（宽{{pixels}}像素）', next: '请靠近镜头重拍，或选择更大的照片' },
    en: {
      what: 'The face in the picture is too small ({{pixels}} pixels wide)',
      next: 'Please move closer and take it again, or choose a larger picture',
    },
  },
  'photo.geometry': {
    zh: { what: '头部四周没有足够的空间，无法裁剪', next: '请坐在画面中央，头顶和两侧留出空间后重拍' },
    en: {
      what: 'There is not enough room around the head to cut the photo',
      next: 'Please sit in the middle with room above and beside the head, and take it again',
    },
  },
  'photo.file-size': {
    zh: { what: '照片无法压缩到{{least}}至{{most}}KB', next: '请重新拍照' },
    en: { what: 'The photo does not fit into {{least}} to {{most}} KB', next: 'Please take it again' },
  },
  'photo.missing': {
    zh: { what: '还没有照片', next: '请现场拍照或选择照片' },
    en: { what: 'There is no photo yet', next: 'Please take or choose a photo' },
  },
  'photo.model-changed': {
    zh: { what: '照片检查程序的文件{{file}}与发布的不一致', next: '请联系技术员重新安装程序' },
    en: {
      what: 'A file of the photo check, {{file}}, is not the released one',
      next: 'Please ask the technician to install the program again',
    },
  },
  'photo.judge-silent': {
    zh: { what: '照片检查没有响应', next: '请重新拍照；仍然没有响应时，请联系技术员' },
    en: {
      what: 'The photo check does not respond',
      next: 'Please take the photo again; if it stays silent, ask the technician',
    },
  },
  'photo.judge-ended': {
    zh: { what: '照片检查程序意外结束', next: '请重新拍照；程序会自动重新启动' },
    en: {
      what: 'The photo check ended unexpectedly',
      next: 'Please take the photo again; the check starts anew by itself',
    },
  },
  'photo.limits-unreadable': {
    zh: { what: '照片标准文件{{file}}无法打开（{{cause}}）', next: '请联系技术员检查设置' },
    en: {
      what: 'The file of photo limits {{file}} cannot be opened ({{cause}})',
      next: 'Please ask the technician to check the setting',
    },
  },
  'photo.limits-malformed': {
    zh: { what: '照片标准文件{{file}}有误：{{path}}（{{problem}}）', next: '请联系技术员更正该文件' },
    en: {
      what: 'The file of photo limits {{file}} has a mistake at {{path}} ({{problem}})',
      next: 'Please ask the technician to correct the file',
    },
  },
  'photo.background-unchecked': {
    zh: { what: '今天还没有检查拍照背景', next: '请空出拍照位置，检查背景' },
    en: {
      what: 'The photo background was not checked today',
      next: 'Please leave the photo place empty and check the background',
    },
  },
} as const satisfies CodeTexts;
