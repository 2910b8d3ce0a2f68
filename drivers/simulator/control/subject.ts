import { maskName, maskNumber } from '#basics/redaction.ts';
import { fail } from '#basics/result.ts';
import type { VirtualDocumentCamera } from '../camera/virtual-document-camera.ts';
import type { VirtualPlatform } from '../platform/create-virtual-platform.ts';
import { portraitOf } from '../portraits.ts';
import { findScenarioPerson, type LoadedScenario } from '../scenario/load-scenario.ts';
import type { ScenarioPerson } from '../scenario/scenario.ts';
import type { VirtualDevice } from '../virtual-device.ts';
import type { Changes } from './changes.ts';
import type { ControlSubject } from './control-server.ts';
import { hintOf } from './hint.ts';

/** The simulator as the control API sees it. */
export const createSubject = (parts: {
  readonly loaded: LoadedScenario;
  /** Directory of the simulator. */
  readonly dir: string;
  readonly speed: number;
  readonly changes: Changes;
  readonly devices: Readonly<Record<string, VirtualDevice>>;
  readonly workedMs: Readonly<Record<string, number>>;
  readonly platform: VirtualPlatform;
  readonly idReader: VirtualDevice;
  readonly camera: VirtualDocumentCamera;
  readonly stop: () => void;
}): ControlSubject => {
  const { scenario } = parts.loaded;
  let seated: ScenarioPerson | null = null;
  return {
    state: () => ({
      revision: parts.changes.revision,
      scenario: scenario.name,
      speed: parts.speed,
      devices: Object.fromEntries(
        Object.entries(parts.devices).map(([name, device]) => [
          name,
          { address: device.address, state: device.state(), workedMs: parts.workedMs[name] ?? 0 },
        ]),
      ),
    }),
    persons: () => {
      const situations = parts.platform.situations();
      return scenario.persons.map((person) => {
        const { id, document } = person;
        const situation = situations.get(id) ?? 'onsite';
        return {
          id,
          name: maskName(document.name),
          idNumber: maskNumber(document.idNumber),
          situation,
          guardian: person.guardian,
          card: document.kind !== 'household-register',
          text: hintOf(scenario, person, situation),
        };
      });
    },
    catalogue: () =>
      Object.fromEntries(Object.entries(parts.devices).map(([name, device]) => [name, device.catalogue])),
    act: async (name, act) => {
      const device = Object.hasOwn(parts.devices, name) ? parts.devices[name] : undefined;
      if (device === undefined) return fail('simulator.unknown-device', 'stop', { device: name });
      const result = await device.act(act);
      if (result.ok) return result;
      const { code, kind, params } = result.error;
      return fail(code, kind, { device: name, act: act.act, reason: '', ...params });
    },
    place: async (personId) => {
      const person = findScenarioPerson(scenario, personId);
      if (!person.ok) return person;
      // Who puts the card on the reader also sits before the camera; who came along with that person does not.
      if (seated === null || seated.guardian !== personId) {
        await parts.camera.sit(await portraitOf(parts.loaded, person.value, parts.dir));
        seated = person.value;
      }
      const { document, fingerprintBytes } = person.value;
      if (document.kind === 'household-register') return fail('training.no-identity-card', 'ask');
      return parts.idReader.act({ act: 'place', document, fingerprintBytes });
    },
    stop: parts.stop,
  };
};
