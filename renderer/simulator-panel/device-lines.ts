import type { DeskMachine, Lamp } from '#contract/training.ts';
import type { Text } from '../i18n/use-text.ts';
import type { Tone } from '../ui/level-icon.tsx';

export interface DeviceLine {
  readonly tone: Tone;
  readonly words: string;
}

export const LAMP_TONE: Readonly<Record<Lamp, Tone>> = {
  ready: 'good',
  busy: 'good',
  attention: 'warn',
  error: 'bad',
  off: 'quiet',
};

const TAIL = 4;

/** What a device is at, in a line; null for one that is not shown so. */
export const deviceLine = (device: string, machine: DeskMachine, t: Text['t']): DeviceLine | null => {
  const { printer, reader, chip, platform, camera } = machine;
  const unseen: DeviceLine = { tone: 'quiet', words: t('desk.unseen') };
  switch (device) {
    case 'card-printer':
      if (printer === null) return unseen;
      if (printer.awake !== 'on') return { tone: 'quiet', words: t(`desk.awake.${printer.awake}`) };
      return { tone: LAMP_TONE[printer.lamp], words: t(`desk.lamp.${printer.lamp}`) };
    case 'id-reader':
      if (reader === null) return unseen;
      if (!reader.plugged) return { tone: 'bad', words: t('desk.unplugged') };
      if (reader.document === null) return { tone: 'quiet', words: t('desk.reader.empty') };
      return {
        tone: 'good',
        words: t(reader.read ? 'desk.reader.read' : 'desk.reader.placed', { name: reader.document }),
      };
    case 'chip-card':
      if (chip === null) return unseen;
      if (chip.present === null) return { tone: 'quiet', words: t('desk.chip.none') };
      return {
        tone: 'good',
        words: t(chip.personalised ? 'desk.chip.written' : 'desk.chip.blank', { tail: chip.present.slice(-TAIL) }),
      };
    case 'platform':
      if (platform === null) return unseen;
      return platform.up
        ? { tone: 'good', words: t('desk.platform.up') }
        : { tone: 'bad', words: t('desk.platform.down') };
    case 'document-camera': {
      if (camera === null) return unseen;
      if (!camera.present) return { tone: 'bad', words: t('desk.unplugged') };
      const more = [
        ...(camera.dark ? [t('desk.camera.dark')] : []),
        ...(camera.turned === 0 ? [] : [t('desk.camera.turned', { degrees: camera.turned })]),
      ];
      return {
        tone: more.length === 0 ? 'good' : 'warn',
        words: [t(`desk.camera.${camera.shows}`), ...more].join(t('desk.and')),
      };
    }
    default:
      return null;
  }
};
