import type { CodeTexts } from './code-text.ts';

/**
 * What the rules P01–P21 say of a photo (notice N11–N14). The code of a rule alone is what it asks for: it stands beside a
 * passed rule, and its `next` is what the teller looks at where a rule is always confirmed.
 */
export const photoRuleCodes = {
  'photo.P01': {
    zh: { what: '画面中只有一个人', next: '无需处理' },
    en: { what: 'One person is in the picture', next: 'Nothing to do' },
  },
  'photo.P02': {
    zh: { what: '正对镜头', next: '无需处理' },
    en: { what: 'The face is turned to the camera', next: 'Nothing to do' },
  },
  'photo.P03': {
    zh: { what: '头部端正', next: '无需处理' },
    en: { what: 'The head is straight', next: 'Nothing to do' },
  },
  'photo.P04': {
    zh: { what: '双肩放平', next: '请柜员目视确认双肩放平' },
    en: { what: 'The shoulders are level', next: 'Please check by eye that both shoulders are level' },
  },
  'photo.P05': {
    zh: { what: '位置合适', next: '无需处理' },
    en: { what: 'The place in the picture is right', next: 'Nothing to do' },
  },
  'photo.P06': {
    zh: { what: '双眼睁开', next: '无需处理' },
    en: { what: 'Both eyes are open', next: 'Nothing to do' },
  },
  'photo.P07': {
    zh: { what: '嘴唇闭合，表情自然', next: '请柜员目视确认表情自然、目光平视' },
    en: {
      what: 'The lips are closed and the expression is natural',
      next: 'Please check by eye that the expression is natural and the eyes look ahead',
    },
  },
  'photo.P08': {
    zh: { what: '没有戴眼镜', next: '请柜员目视确认没有眼镜（含无框眼镜、美瞳）' },
    en: { what: 'No glasses are worn', next: 'Please check by eye for glasses, rimless ones and tinted lenses too' },
  },
  'photo.P09': {
    zh: { what: '没有戴帽子或头饰', next: '无需处理' },
    en: { what: 'Nothing is worn on the head', next: 'Nothing to do' },
  },
  'photo.P10': {
    zh: { what: '面部没有遮挡', next: '无需处理' },
    en: { what: 'Nothing covers the face', next: 'Nothing to do' },
  },
  'photo.P11': {
    zh: { what: '前额露出', next: '请柜员目视确认前额没有被头发遮挡' },
    en: { what: 'The forehead is free', next: 'Please check by eye that no hair covers the forehead' },
  },
  'photo.P12': {
    zh: { what: '双耳露出', next: '请柜员目视确认双耳露出' },
    en: { what: 'Both ears are free', next: 'Please check by eye that both ears are seen' },
  },
  'photo.P13': {
    zh: { what: '背景为白色', next: '无需处理' },
    en: { what: 'The background is white', next: 'Nothing to do' },
  },
  'photo.P14': {
    zh: { what: '画面中没有其他东西', next: '请柜员目视确认没有边框、水印、耳环或其他物品' },
    en: {
      what: 'Nothing else is in the picture',
      next: 'Please check by eye for a border, writing, ear-rings or anything else',
    },
  },
  'photo.P15': {
    zh: { what: '没有穿浅色衣服', next: '无需处理' },
    en: { what: 'The clothes are not light ones', next: 'Nothing to do' },
  },
  'photo.P16': {
    zh: { what: '脸部亮度合适', next: '无需处理' },
    en: { what: 'The face is neither too bright nor too dark', next: 'Nothing to do' },
  },
  'photo.P17': {
    zh: { what: '脸部光线均匀', next: '无需处理' },
    en: { what: 'The light on the face is even', next: 'Nothing to do' },
  },
  'photo.P18': {
    zh: { what: '彩色照片，颜色正常', next: '无需处理' },
    en: { what: 'The photo has natural colours', next: 'Nothing to do' },
  },
  'photo.P19': {
    zh: { what: '照片清晰', next: '无需处理' },
    en: { what: 'The photo is sharp', next: 'Nothing to do' },
  },
  'photo.P20': {
    zh: { what: '头部大小和位置符合标准', next: '无需处理' },
    en: { what: 'Size and place of the head meet the standard', next: 'Nothing to do' },
  },
  'photo.P21': {
    zh: { what: '照片文件符合要求', next: '无需处理' },
    en: { what: 'The file meets the requirements', next: 'Nothing to do' },
  },
  'photo.P01-several': {
    zh: { what: '画面中不止一个人', next: '请其他人离开画面后重拍' },
    en: {
      what: 'More than one person is in the picture',
      next: 'Please have the others step out of the picture and take it again',
    },
  },
  'photo.P02-turned': {
    zh: { what: '脸没有正对镜头', next: '请正对镜头，不要侧脸' },
    en: { what: 'The face is turned aside', next: 'Please face the camera' },
  },
  'photo.P02-raised': {
    zh: { what: '头抬得过高', next: '请平视镜头，不要抬头' },
    en: { what: 'The head is raised', next: 'Please look straight ahead and lower the chin a little' },
  },
  'photo.P02-lowered': {
    zh: { what: '头低得过多', next: '请平视镜头，不要低头' },
    en: { what: 'The head is lowered', next: 'Please look straight ahead and raise the chin a little' },
  },
  'photo.P03-tilted': {
    zh: { what: '头歪向一侧', next: '请把头摆正' },
    en: { what: 'The head is tilted', next: 'Please keep the head straight' },
  },
  'photo.P04-shoulders': {
    zh: { what: '双肩高低不平', next: '请坐正，双肩放平' },
    en: { what: 'The shoulders are not level', next: 'Please sit upright with level shoulders' },
  },
  'photo.P05-closer': {
    zh: { what: '离镜头太远', next: '请靠近一点' },
    en: { what: 'The face is too far away', next: 'Please move closer' },
  },
  'photo.P05-back': {
    zh: { what: '离镜头太近', next: '请后退一点' },
    en: { what: 'The face is too close', next: 'Please move back a little' },
  },
  'photo.P05-left': {
    zh: { what: '脸偏向一侧', next: '请向您的左边移一点' },
    en: { what: 'The face is off the middle', next: 'Please move a little to your left' },
  },
  'photo.P05-right': {
    zh: { what: '脸偏向一侧', next: '请向您的右边移一点' },
    en: { what: 'The face is off the middle', next: 'Please move a little to your right' },
  },
  'photo.P05-up': {
    zh: { what: '脸的位置偏低', next: '请坐高一点' },
    en: { what: 'The face is too low', next: 'Please sit a little higher' },
  },
  'photo.P05-down': {
    zh: { what: '脸的位置偏高', next: '请坐低一点' },
    en: { what: 'The face is too high', next: 'Please sit a little lower' },
  },
  'photo.P06-closed': {
    zh: { what: '眼睛没有睁开', next: '请睁开双眼；因眼疾无法睁眼的，请主管核准' },
    en: {
      what: 'The eyes are not open',
      next: 'Please open both eyes; with an eye disease, please ask the supervisor',
    },
  },
  'photo.P07-open': {
    zh: { what: '嘴唇没有闭合', next: '请闭上嘴唇，表情自然' },
    en: { what: 'The lips are apart', next: 'Please close the lips and relax' },
  },
  'photo.P07-teeth': {
    zh: { what: '露出了牙齿', next: '请闭上嘴唇，表情自然' },
    en: { what: 'Teeth are seen', next: 'Please close the lips and relax' },
  },
  'photo.P08-glasses': {
    zh: { what: '戴着眼镜', next: '请摘下眼镜' },
    en: { what: 'Glasses are worn', next: 'Please take off the glasses' },
  },
  'photo.P09-headwear': {
    zh: { what: '戴着帽子或头饰', next: '请摘下帽子或头饰' },
    en: { what: 'Something is worn on the head', next: 'Please take off the hat or head wear' },
  },
  'photo.P10-covered': {
    zh: { what: '面部有遮挡', next: '请摘下口罩，不要遮挡面部' },
    en: { what: 'Something covers the face', next: 'Please take off the mask and keep the hands off the face' },
  },
  'photo.P11-fringe': {
    zh: { what: '头发遮住了前额', next: '请把刘海拨开，露出额头' },
    en: { what: 'Hair covers the forehead', next: 'Please move the fringe aside to show the forehead' },
  },
  'photo.P12-ears': {
    zh: { what: '双耳被遮住', next: '请把头发别到耳后，露出双耳' },
    en: { what: 'Both ears are covered', next: 'Please tuck the hair behind the ears' },
  },
  'photo.P12-ear': {
    zh: { what: '有一只耳朵没有露出', next: '请正对镜头，把头发别到耳后' },
    en: { what: 'One ear is not seen', next: 'Please face the camera and tuck the hair behind the ear' },
  },
  'photo.P13-coloured': {
    zh: { what: '背景不是白色', next: '请工作人员放下白色背景布后重拍' },
    en: {
      what: 'The background is not white',
      next: 'Please have the staff put up the white background and take it again',
    },
  },
  'photo.P13-dark': {
    zh: { what: '背景偏暗', next: '请工作人员打开背景灯后重拍' },
    en: { what: 'The background is too dark', next: 'Please have the staff light the background and take it again' },
  },
  'photo.P13-shadow': {
    zh: { what: '背景有阴影或明暗不均', next: '请离背景远一点，并请工作人员检查灯光' },
    en: {
      what: 'The background has a shadow or uneven light',
      next: 'Please move away from the background and have the staff check the lights',
    },
  },
  'photo.P13-spots': {
    zh: { what: '背景上有污点或杂物', next: '请工作人员清理背景后重拍' },
    en: {
      what: 'There are spots or things in the background',
      next: 'Please have the staff clear the background and take it again',
    },
  },
  'photo.P13-not-seen': {
    zh: { what: '看不到背景', next: '请柜员确认背景为白色，或后退一点重拍' },
    en: {
      what: 'No background is seen',
      next: 'Please check that it is white, or move back a little and take it again',
    },
  },
  'photo.P14-border': {
    zh: { what: '照片有边框', next: '请使用没有边框的照片，或现场拍照' },
    en: { what: 'The photo has a border', next: 'Please use a photo without a border, or take one here' },
  },
  'photo.P14-marks': {
    zh: { what: '画面中有水印或杂物', next: '请使用没有水印的照片；现场拍照时请移开杂物' },
    en: {
      what: 'There is writing or something else in the picture',
      next: 'Please use a photo without writing; here, please clear the background',
    },
  },
  'photo.P15-light': {
    zh: { what: '衣服颜色太浅', next: '请换深色衣服，或披上深色上衣' },
    en: { what: 'The clothes are too light', next: 'Please wear dark clothes or put a dark jacket on' },
  },
  'photo.P15-like-background': {
    zh: { what: '衣服与背景颜色接近', next: '请换深色衣服，或披上深色上衣' },
    en: { what: 'The clothes are much like the background', next: 'Please wear dark clothes or put a dark jacket on' },
  },
  'photo.P15-not-seen': {
    zh: { what: '看不到衣服', next: '请柜员确认没有穿浅色衣服' },
    en: { what: 'No clothes are seen', next: 'Please check that the clothes are not light ones' },
  },
  'photo.P16-over': {
    zh: { what: '脸部过亮', next: '请工作人员调暗灯光后重拍' },
    en: { what: 'The face is too bright', next: 'Please have the staff turn the light down and take it again' },
  },
  'photo.P16-under': {
    zh: { what: '脸部过暗', next: '请工作人员调亮灯光后重拍' },
    en: { what: 'The face is too dark', next: 'Please have the staff turn the light up and take it again' },
  },
  'photo.P17-uneven': {
    zh: { what: '脸部两侧明暗不均', next: '请正对灯光坐好，并请工作人员检查灯光' },
    en: {
      what: 'One side of the face is darker',
      next: 'Please sit facing the light and have the staff check the lights',
    },
  },
  'photo.P18-grey': {
    zh: { what: '照片是黑白的', next: '请使用彩色照片，或现场拍照' },
    en: { what: 'The photo is black and white', next: 'Please use a colour photo, or take one here' },
  },
  'photo.P18-cast': {
    zh: { what: '照片偏色', next: '请工作人员检查灯光和相机的白平衡后重拍' },
    en: {
      what: 'The photo has a colour cast',
      next: 'Please have the staff check the lights and the white balance and take it again',
    },
  },
  'photo.P19-blurred': {
    zh: { what: '照片模糊', next: '请保持不动，重新拍照' },
    en: { what: 'The photo is blurred', next: 'Please hold still and take it again' },
  },
  'photo.P20-geometry': {
    zh: { what: '头部大小或位置不符合标准', next: '请坐在画面中央重新拍照' },
    en: {
      what: 'Size or place of the head does not meet the standard',
      next: 'Please sit in the middle of the picture and take it again',
    },
  },
} as const satisfies CodeTexts;
