import type { DeskCatalogue, DeskEntry, DeskMachine, TrainingView } from '#contract/training.ts';
import type { CameraChoiceView, CardPlace } from '#contract/views.ts';
import { previewPeople } from './preview-data.ts';
import type { TellerPreview } from './preview-views.ts';

const CARD: Partial<Record<CardPlace, NonNullable<DeskMachine['printer']>['card']>> = {
  'chip-station': 'chip',
  'print-station': 'print',
  'inside-unknown': 'jam',
};

/** The desk beside a named screen: the devices as that screen has them. */
export const previewDesk = ({ session, machine }: TellerPreview): TrainingView => {
  const person = session.person === null ? null : (previewPeople[0] ?? null);
  const jammed = machine.place === 'inside-unknown';
  return {
    available: true,
    staff: {
      teller: { staffId: '002', name: '培训柜员', secret: '83902614' },
      supervisor: { staffId: '001', name: '培训主管', secret: '60471953' },
    },
    persons: [...previewPeople],
    onReader: person?.id ?? null,
    cardAtGate: machine.place === 'gate',
    boxes: [{ boxId: 'LX-0004', cards: 50 }],
    machine: {
      printer: {
        lamp: !machine.online
          ? 'off'
          : machine.coverOpen || jammed
            ? 'error'
            : session.busy === null
              ? 'ready'
              : 'busy',
        awake: machine.online ? 'on' : 'unplugged',
        coverOpen: machine.coverOpen,
        feeder: machine.blanksLeft,
        feederLow: machine.feeder === 'low',
        beside: 0,
        card: CARD[machine.place] ?? null,
        cardAtGate: machine.place === 'gate',
        rejectBox: { count: machine.rejected, capacity: 30, full: false, open: false, present: true },
        ribbon: machine.ribbonLeft === null ? null : { left: machine.ribbonLeft, quantity: 1_000, broken: false },
      },
      reader: { plugged: true, document: person === null ? null : '张*', read: true },
      chip: { present: machine.place === 'chip-station' ? 'LX-0003-0014' : null, personalised: false },
      platform: { up: machine.platform !== 'down' },
      camera: { present: true, shows: person === null ? 'nothing' : 'portrait', dark: false, turned: 0 },
      armed: jammed ? [{ device: 'card-printer', id: 'jam', name: 'jam', at: 'to-print', left: 2 }] : [],
    },
  };
};

const hand = (id: string, zh: string, en: string): DeskEntry => ({
  id,
  group: 'hand',
  text: { zh, en },
  at: [],
  counted: false,
});

/** A few of the things that can be done, for looking at the desk without devices. */
export const previewCatalogue: DeskCatalogue = {
  devices: [
    {
      device: 'card-printer',
      entries: [
        hand('take-card', '取走卡片', 'Take the card'),
        hand('open-cover', '打开机盖', 'Open the cover'),
        hand('change-ribbon', '更换色带', 'Change the ribbon'),
        hand('empty-reject-box', '清空废卡盒', 'Empty the reject box'),
        {
          id: 'jam',
          group: 'fault',
          text: { zh: '卡片卡住', en: 'Card jam' },
          at: ['feed', 'to-print', 'eject'],
          counted: true,
        },
      ],
    },
    { device: 'id-reader', entries: [hand('remove', '拿起证件', 'Lift the document')] },
    { device: 'platform', entries: [hand('up', '恢复平台连接', 'Connect the platform again')] },
  ],
};

export const previewCameras: CameraChoiceView = {
  cameras: [
    { device: '/dev/v4l/by-id/usb-Eloam_S500-video-index0', name: '良田高拍仪 S500', kind: 'camera', present: true },
    { device: '/dev/video2', name: 'Integrated Camera', kind: 'camera', present: true },
  ],
  chosen: '/dev/v4l/by-id/usb-Eloam_S500-video-index0',
  rotation: 0,
};
