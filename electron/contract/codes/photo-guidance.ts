import type { CodeTexts } from './code-text.ts';

/** Why the live hints at the camera are not there. The photo can always be taken by hand, and is judged all the same. */
export const photoGuidanceCodes = {
  'photo.guidance-changed': {
    zh: {
      what: '拍照提示的程序文件与发布的不一致，提示已停用',
      next: '请告知技术员重新安装；照片仍可手动拍摄',
    },
    en: {
      what: 'A file of the photo hints is not the released one; the hints are off',
      next: 'Please have the technician install the program again; photos can be taken by hand',
    },
  },
  'photo.guidance-absent': {
    zh: { what: '拍照提示的程序文件不完整，提示已停用', next: '请告知技术员重新安装；照片仍可手动拍摄' },
    en: {
      what: 'A file of the photo hints is missing; the hints are off',
      next: 'Please have the technician install the program again; photos can be taken by hand',
    },
  },
  'photo.guidance-failed': {
    zh: { what: '此机器暂时无法使用拍照提示', next: '请对准椭圆框，手动拍照' },
    en: {
      what: 'The photo hints can not run on this machine now',
      next: 'Please fit the head into the oval and take the photo by hand',
    },
  },
  'photo.guidance-silent': {
    zh: { what: '拍照提示没有回应，已停用', next: '请对准椭圆框，手动拍照；重新打开拍照窗口可再次启用' },
    en: {
      what: 'The photo hints did not answer and are off',
      next: 'Please fit the head into the oval and take the photo by hand; opening the camera again restarts the hints',
    },
  },
} as const satisfies CodeTexts;
