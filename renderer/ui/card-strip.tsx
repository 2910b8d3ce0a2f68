import type { CardPlace, MachineView } from '#contract/views.ts';
import { useText } from '../i18n/use-text.ts';
import { MachinePicture } from './machine-picture.tsx';

const SPOTS = ['feeder', 'chip-station', 'print-station', 'gate', 'reject-box'] as const satisfies readonly CardPlace[];

/** The machine with the card in it, and the five places by name. Fed by the devices, never by the step. */
export const CardStrip = ({ machine, moving }: { readonly machine: MachineView; readonly moving: boolean }) => {
  const { t } = useText();
  return (
    <div className="card-strip" data-place={machine.place}>
      <MachinePicture
        place={machine.place}
        feeder={machine.feeder}
        online={machine.online}
        coverOpen={machine.coverOpen}
        moving={moving}
      />
      <ul className="spots">
        {SPOTS.map((spot) => (
          <li key={spot} {...(machine.place === spot ? { 'aria-current': 'location' as const } : {})}>
            {t(`spot.${spot}`)}
          </li>
        ))}
      </ul>
    </div>
  );
};
