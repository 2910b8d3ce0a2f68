import { type DeviceValue, fact, type Threshold, type Words } from './value.ts';

/** The printer's sensors are read as 0 or 5 V with noise; in between means the same as above. */
export const SENSOR_THRESHOLD_V = 1;

interface Sensor {
  readonly text: Words;
  readonly meansAbove: Words;
  readonly meansBelow: Words;
  /** On this side somebody has something to do. */
  readonly warns?: 'above' | 'below';
}

/** `Rse;<name>` and what its voltage says. The printer's guide only names `c`, `m`, `p` and `r`. */
const SENSORS: Readonly<Record<string, Sensor>> = {
  f: {
    text: { zh: '进卡箱有卡传感器', en: 'Feeder: card present' },
    meansAbove: { zh: '有卡', en: 'cards' },
    meansBelow: { zh: '无卡', en: 'empty' },
    warns: 'below',
  },
  n: {
    text: { zh: '进卡箱余量传感器', en: 'Feeder: level' },
    meansAbove: { zh: '足够', en: 'enough' },
    meansBelow: { zh: '将尽', en: 'nearly empty' },
    warns: 'below',
  },
  o: {
    text: { zh: '机盖传感器', en: 'Cover' },
    meansAbove: { zh: '关闭', en: 'closed' },
    meansBelow: { zh: '打开', en: 'open' },
    warns: 'below',
  },
  b: {
    text: { zh: '出卡口传感器', en: 'Gate' },
    meansAbove: { zh: '有卡', en: 'card' },
    meansBelow: { zh: '无卡', en: 'no card' },
    warns: 'above',
  },
  c: {
    text: { zh: '卡道传感器（c）', en: 'Card path (c)' },
    meansAbove: { zh: '有卡', en: 'card' },
    meansBelow: { zh: '无卡', en: 'no card' },
  },
  m: {
    text: { zh: '机械部件传感器（m）', en: 'Mechanics (m)' },
    meansAbove: { zh: '静止', en: 'at rest' },
    meansBelow: { zh: '运动中', en: 'moving' },
  },
  p: {
    text: { zh: '打印头下传感器（p）', en: 'Under the head (p)' },
    meansAbove: { zh: '有卡', en: 'card' },
    meansBelow: { zh: '无卡', en: 'no card' },
  },
  r: {
    text: { zh: '色带传感器（r）', en: 'Ribbon (r)' },
    meansAbove: { zh: '有色带', en: 'ribbon' },
    meansBelow: { zh: '无色带', en: 'none' },
    warns: 'below',
  },
};

/** `M` is the gate's sensor on one family. */
const sensorOf = (name: string): Sensor | undefined => SENSORS[name === 'M' ? 'b' : name];

/** A sensor by its voltage; null: the printer does not know it. */
export const sensorValue = (name: string, volts: number | null): DeviceValue => {
  const sensor = sensorOf(name);
  const id = `sensor-${name.toLowerCase()}`;
  if (sensor === undefined) return fact(id, { zh: `传感器 ${name}`, en: `Sensor ${name}` }, volts, 'V');
  const { text, meansAbove, meansBelow, warns } = sensor;
  const threshold: Threshold = { at: SENSOR_THRESHOLD_V, meansAbove, meansBelow };
  if (volts === null) return { ...fact(id, text, null, 'V'), threshold };
  const side = volts >= SENSOR_THRESHOLD_V ? 'above' : 'below';
  const state = warns === undefined ? 'info' : warns === side ? 'warn' : 'ok';
  return { id, text, value: volts, unit: 'V', threshold, state };
};
