import { fact } from '#domain/diagnostics/value.ts';
import { condition, type Look, lookFailed } from './look.ts';

export const lookAtIdReader: Look = async ({ devices }) => {
  const described = await devices.reader.describe();
  if (!described.ok) return lookFailed(described.error);
  const { samId, baudRate, rfFrameBytes } = described.value;
  return {
    identity: samId,
    identities: [
      fact('sam-id', { zh: '安全模块编号', en: 'SAM id' }, samId),
      // The module tells no model and no version; its maker stands on the case.
      fact('firmware', { zh: '固件版本', en: 'Firmware' }, null),
    ],
    live: [
      fact('baud-rate', { zh: '当前波特率', en: 'Speed in use' }, baudRate, 'Bd'),
      fact('rf-frame', { zh: '射频帧长度', en: 'Radio frame' }, rfFrameBytes, 'B'),
    ],
    conditions: [],
  };
};

export const lookAtChipReader: Look = async ({ devices }) => {
  const status = await devices.chip.status();
  const readers = await devices.chip.readers();
  const all = readers.ok ? readers.value : [];
  const live = all.map((name, index) =>
    fact(`reader-${index + 1}`, { zh: `本机读写器 ${index + 1}`, en: `Reader ${index + 1} of this machine` }, name),
  );
  if (!status.ok) return { ...lookFailed(status.error), live };
  return {
    identity: status.value.reader,
    identities: [fact('reader', { zh: '所用读写器', en: 'Reader in use' }, status.value.reader)],
    live,
    conditions: [],
  };
};

export const lookAtDocumentCamera: Look = async ({ camera }) => {
  if (camera === null) return { identity: null, identities: [], live: [], conditions: [] };
  const { cameras, chosen, rotation } = await camera.cameras();
  const own = cameras.find(({ device }) => device === chosen);
  return {
    identity: own?.name || chosen,
    identities: [
      fact('device', { zh: '设备', en: 'Device' }, chosen),
      fact('name', { zh: '名称', en: 'Name' }, own?.name || null),
    ],
    live: [
      fact('rotation', { zh: '画面旋转', en: 'Turned by' }, rotation, '°'),
      ...cameras.map(({ device, name, present }, index) =>
        fact(
          `camera-${index + 1}`,
          { zh: `摄像头 ${index + 1}`, en: `Camera ${index + 1}` },
          `${name || device}${present ? '' : ' ✕'}`,
        ),
      ),
    ],
    conditions: own?.present === true ? [] : [condition('fail', 'camera.absent')],
  };
};
