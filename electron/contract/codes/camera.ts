import type { CodeTexts } from './code-text.ts';

/** The document camera (高拍仪). */
export const cameraCodes = {
  'camera.not-set-up': {
    zh: { what: '本机没有设置高拍仪', next: '请用窗口中的摄像头拍照，或选择照片文件' },
    en: { what: 'This station has no document camera', next: 'Please use the camera of the window or choose a file' },
  },
  'camera.absent': {
    zh: { what: '未找到高拍仪', next: '请检查高拍仪的数据线是否插好，然后重试' },
    en: { what: 'The document camera is not there', next: 'Check that its cable is plugged in, then try again' },
  },
  'camera.in-use': {
    zh: { what: '高拍仪正被其他程序使用', next: '请关闭正在使用高拍仪的程序，然后重拍' },
    en: {
      what: 'Another program is using the document camera',
      next: 'Close that program, then take the picture again',
    },
  },
  'camera.not-permitted': {
    zh: { what: '本机服务没有使用高拍仪的权限', next: '请联系技术员允许本机服务使用高拍仪' },
    en: {
      what: 'The kiosk may not use the document camera',
      next: 'Ask the technician to give the kiosk’s user access to the camera',
    },
  },
  'camera.unknown': {
    zh: { what: '列表中没有这台高拍仪', next: '请从列表中重新选择' },
    en: { what: 'This camera is not in the list', next: 'Please choose one of the list' },
  },
  'camera.no-picture': {
    zh: { what: '高拍仪没有拍到图像', next: '请检查高拍仪的镜头和数据线，然后重拍' },
    en: {
      what: 'The document camera gave no picture',
      next: 'Check its lens and its cable, then take the picture again',
    },
  },
  'camera.silent': {
    zh: { what: '高拍仪没有响应', next: '请重新插拔高拍仪的数据线，然后重拍' },
    en: { what: 'The document camera does not respond', next: 'Unplug it and plug it in again, then try again' },
  },
  'camera.busy': {
    zh: { what: '高拍仪正在拍摄', next: '请稍候再拍' },
    en: { what: 'The document camera is taking a picture', next: 'Wait a moment and try again' },
  },
  'camera.bad-device': {
    zh: { what: '高拍仪的设备设置不正确', next: '请联系技术员修改高拍仪设置' },
    en: { what: 'The setting of the document camera is not valid', next: 'Ask the technician to correct the setting' },
  },
  'camera.program-missing': {
    zh: { what: '缺少拍摄程序 fswebcam', next: '请联系技术员安装 fswebcam' },
    en: { what: 'The capture program fswebcam is missing', next: 'Ask the technician to install fswebcam' },
  },
  'camera.temp-dir-unusable': {
    zh: { what: '系统临时目录的路径不能用于拍摄', next: '请联系技术员将临时目录改为不含空格和特殊字符的路径' },
    en: {
      what: 'The temporary directory of this system cannot be used for pictures',
      next: 'Ask the technician to set one without blanks and special characters',
    },
  },
} as const satisfies CodeTexts;
