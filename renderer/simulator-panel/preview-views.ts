import { tellerDevices } from './preview-devices.ts';
import type { TellerPreviewName } from './preview-names.ts';
import { tellerRecovery } from './preview-recovery.ts';
import { tellerSeat } from './preview-staff.ts';
import { tellerStates } from './preview-teller.ts';
import { tellerApplication } from './preview-teller-application.ts';
import { tellerJourney } from './preview-teller-journey.ts';
import type { TellerPreview } from './preview-teller-parts.ts';

export type { TellerPreview };

/** Every state of the teller's window, by name. */
export const tellerPreviews: Readonly<Record<TellerPreviewName, () => TellerPreview>> = {
  ...tellerStates,
  ...tellerJourney,
  ...tellerApplication,
  ...tellerSeat,
  ...tellerRecovery,
  ...tellerDevices,
};
