import type { DiagnosticTest } from '../diagnostic-test.ts';

export const cameraTests = [
  {
    id: 'document-camera.picture',
    device: 'document-camera',
    text: { zh: '高拍仪取像', en: 'Picture of the document camera' },
    hint: {
      zh: '请移开台面上的证件和材料，放一张有字的空白表格。拍一张并测量清晰度、亮度和光线是否均匀。',
      en: 'Take papers and documents away and lay an empty printed form there. One picture is taken; sharpness, brightness and evenness of the light are measured.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      camera: { text: { zh: '摄像头', en: 'Camera' } },
      width: { text: { zh: '宽', en: 'Width' }, unit: 'px', limits: { low: { warn: 1_200 } } },
      height: { text: { zh: '高', en: 'Height' }, unit: 'px', limits: { low: { warn: 900 } } },
      capture: { text: { zh: '取像时间', en: 'Capture' }, unit: 'ms', limits: { high: { warn: 5_000 } } },
      sharpness: { text: { zh: '清晰度', en: 'Sharpness' } },
      brightness: { text: { zh: '亮度', en: 'Brightness' } },
      unevenness: { text: { zh: '背景明暗差', en: 'Background, brightest less darkest' } },
    },
  },
  {
    id: 'portrait-camera.picture',
    device: 'portrait-camera',
    text: { zh: '照相摄像头取像', en: 'Picture of the portrait camera' },
    hint: {
      zh: '请对着空的拍照位。本页打开摄像头，测量分辨率、帧率、清晰度和亮度。',
      en: 'Point it at the empty photo place. This page opens the camera and measures size, frame rate, sharpness and brightness.',
    },
    needs: 'nothing',
    runs: 'window',
    judgedBy: 'host',
    values: {
      camera: { text: { zh: '摄像头', en: 'Camera' } },
      width: { text: { zh: '宽', en: 'Width' }, unit: 'px', limits: { low: { warn: 1_280, fail: 640 } } },
      height: { text: { zh: '高', en: 'Height' }, unit: 'px', limits: { low: { warn: 720, fail: 480 } } },
      'frame-rate': { text: { zh: '帧率', en: 'Frame rate' }, unit: 'fps', limits: { low: { warn: 10, fail: 2 } } },
      'first-frame': { text: { zh: '首帧时间', en: 'First frame' }, unit: 'ms', limits: { high: { warn: 5_000 } } },
      sharpness: { text: { zh: '清晰度', en: 'Sharpness' } },
      brightness: { text: { zh: '亮度', en: 'Brightness' } },
    },
  },
  {
    id: 'portrait-camera.background',
    device: 'portrait-camera',
    text: { zh: '拍照背景检查', en: 'Background of the photo place' },
    hint: {
      zh: '拍照位须空着。检查背景是否足够白、足够均匀。',
      en: 'The photo place has to be empty. Looks whether the background is white and even enough.',
    },
    needs: 'nothing',
    runs: 'window',
    judgedBy: 'host',
    values: {
      lightness: { text: { zh: '背景明度', en: 'Lightness' } },
      chroma: { text: { zh: '背景彩度', en: 'Chroma' } },
      deviation: { text: { zh: '明度偏差', en: 'Deviation' } },
    },
  },
] as const satisfies readonly DiagnosticTest[];
