import { chinaDayStart } from '#basics/clock.ts';
import type { MachineView, StationView } from '#contract/views.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import { exceptionView } from '#services/issuance/views/session-view.ts';
import { boxSuspected, cardsInRejectBox, openExceptions } from '#services/stock/station-memory.ts';
import type { Kiosk } from './kiosk.ts';

/** The station before a session: is it ready, and if not, what is missing. Who waits is told to somebody signed in. */
export const stationView = (kiosk: Kiosk, actor: StaffMember | null): StationView => {
  const { station, stores, clock, policy } = kiosk.options;
  const now = clock.now();
  const today = stores.sessions.closedSince(chinaDayStart(now)).filter(({ outcome }) => outcome !== null);
  return {
    revision: kiosk.hub.revision('station'),
    training: station.training,
    outlet: kiosk.outlet,
    ready: kiosk.ready,
    checking: kiosk.checking,
    documentCamera: kiosk.options.camera !== null,
    checks: [...kiosk.checks],
    boxes: stores.stock
      .boxes()
      .filter(({ stocked }) => stocked > 0)
      .map(({ boxId, bank, stocked }) => ({ boxId, bank, cards: stocked })),
    unsettled: unsettledOf(kiosk),
    rejectBox: { cards: cardsInRejectBox(stores), capacity: policy.rejectBoxCapacity },
    exceptions: openExceptions(stores)
      .map((exception) => ({ ...exceptionView(exception), at: exception.at }))
      .toReversed(),
    boxSuspected: boxSuspected(stores),
    background: kiosk.background.last,
    waiting: actor === null ? [] : kiosk.reviews.waiting(),
    today: {
      issued: today.filter(({ outcome }) => outcome === 'issued').length,
      failed: today.filter(({ outcome }) => outcome === 'failed' || outcome === 'incident').length,
    },
  };
};

const unsettledOf = ({ options: { stores }, machine }: Kiosk): StationView['unsettled'] => {
  const { stock } = stores;
  const inFeeder = machine.facts.printer?.feeder === 'empty' ? stock.feederOrder(stock.balance().inFeeder) : [];
  return [
    ...stock.inMachine().map(({ blankId }) => ({ blankId, state: 'in-machine' as const })),
    ...stock.missing().map(({ blankId }) => ({ blankId, state: 'missing' as const })),
    ...inFeeder.map(({ blankId }) => ({ blankId, state: 'loaded' as const })),
  ];
};

/** The picture of the machine: places and counts from the devices and the ledger. */
export const machineView = (kiosk: Kiosk): MachineView => {
  const { facts } = kiosk.machine;
  const balance = kiosk.options.stores.stock.balance();
  return {
    revision: kiosk.hub.revision('machine'),
    place: kiosk.cardPlace,
    online: facts.online,
    feeder: facts.printer?.feeder ?? 'unknown',
    coverOpen: facts.printer?.coverOpen ?? false,
    ribbonLeft: facts.printer?.ribbon?.count ?? null,
    platform: kiosk.platformState,
    platformDownSince: kiosk.options.devices.platform.line.downSince,
    blanksLeft: balance.inFeeder,
    rejected: cardsInRejectBox(kiosk.options.stores),
    balance,
  };
};
