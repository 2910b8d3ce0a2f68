import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '#basics/clock.ts';
import { maskName, maskNumber } from '#basics/redaction.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import { createKeyServer } from '../key-server/key-server.ts';
import type { RootKeys } from '../key-server/root-keys.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from '../virtual-device.ts';
import { createAnswering } from './answering.ts';
import { applicationCalls } from './application-calls.ts';
import { platformCatalogue } from './catalogue.ts';
import { chipCalls } from './chip-calls.ts';
import type { PlatformContext, PlatformRules } from './context.ts';
import { openPlatformFiles } from './data-file.ts';
import { openPlatformServer, type PlatformServer, type PlatformTls } from './http-server.ts';
import { orderCalls } from './order-calls.ts';
import { OUTLETS } from './outlets.ts';
import { personPatchSchema, reasonSchema } from './person-seed.ts';
import { createPhotoDrawing } from './photo-drawing.ts';
import { faultActs, PlatformFaults, withCall } from './platform-faults.ts';
import type { ApplicationEntry } from './records.ts';
import { type BlankSeed, type PlatformPersonSeed, patchPerson, type SeedContext, seedPlatform } from './seeding.ts';
import { type Situation, situationOf } from './situation.ts';
import { type Heartbeat, stationCalls } from './station-calls.ts';

export interface VirtualPlatformOptions {
  readonly station: { readonly outletNo: number; readonly region: string };
  readonly rules: PlatformRules;
  readonly keys: RootKeys;
  readonly persons: readonly PlatformPersonSeed[];
  readonly blanks: readonly BlankSeed[];
  /** 0 takes any free port. */
  readonly port: number;
  /** HTTPS with mutual authentication; plain HTTP without it. */
  readonly tls?: PlatformTls;
}

const acts = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('review'),
    personId: z.string(),
    state: z.enum(['under-review', 'refused', 'approved']),
    reasons: z.array(reasonSchema).default([]),
  }),
  /** Every application that is under review is decided now; none may be. */
  z.strictObject({
    act: z.literal('review-waiting'),
    state: z.enum(['refused', 'approved']),
    reasons: z.array(reasonSchema).default([]),
  }),
  z.strictObject({ act: z.literal('set-person'), personId: z.string(), patch: personPatchSchema }),
  faultActs.down,
  faultActs.up,
  faultActs.refuse,
  faultActs['lose-answer'],
  faultActs['bad-answer'],
  faultActs['shift-clock'],
  faultActs.delay,
  faultActs['clear-faults'],
]);
type PlatformAct = z.output<typeof acts>;

export interface VirtualPlatform extends VirtualDevice {
  readonly port: number;
  /** What each person is good for now, by person id. */
  situations(): ReadonlyMap<string, Situation>;
}

/**
 * The bureau's platform for training: HTTP contract, records that survive, rules and key server. Fails with
 * `simulator.port-in-use`, `simulator.data-damaged`, `simulator.unknown-outlet`.
 */
export const createVirtualPlatform = async (
  options: VirtualPlatformOptions,
  environment: VirtualDeviceEnvironment,
  clock: Clock,
): Promise<Result<VirtualPlatform>> => {
  const outlet = OUTLETS.find(({ no }) => no === options.station.outletNo);
  if (outlet === undefined) {
    return fail('simulator.unknown-outlet', 'stop', { outletNo: options.station.outletNo });
  }
  const opened = openPlatformFiles(join(environment.dir, 'platform'));
  if (!opened.ok) return opened;
  const files = opened.value;
  const seedContext = (): SeedContext => ({
    data: files.data,
    outletNo: outlet.no,
    now: clock.now(),
  });
  if (seedPlatform(seedContext(), options.persons, options.blanks)) files.save();

  const context: PlatformContext = {
    files,
    clock,
    keyServer: createKeyServer(options.keys),
    outlets: OUTLETS,
    station: { outlet, region: options.station.region },
    rules: options.rules,
  };
  const heartbeat: Heartbeat = { at: null, states: {} };
  const faults = new PlatformFaults();
  const { answerOf } = createAnswering(context, {
    ...stationCalls(context, heartbeat),
    ...applicationCalls(context),
    ...orderCalls(context),
    ...chipCalls(context),
  });
  const listening = await openPlatformServer({
    port: options.port,
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    clock,
    logger: environment.logger,
    faults,
    beforeCall: createPhotoDrawing(files, options.persons),
    answerOf,
    onChange: environment.changed,
  });
  if (!listening.ok) return listening;
  const server = listening.value;
  const closed = new AbortController();
  const perform = createPerformer({ ...options, context, seedContext, faults, server, clock, closed: closed.signal });

  return ok({
    address: server.baseUrl,
    port: server.port,
    situations: () => new Map(files.data.persons.map((person) => [person.personId, situationOf(context, person)])),
    state: () => ({
      ...pictureOf(context),
      up: server.up,
      faults: [...(server.up ? [] : [{ act: 'down', left: null }]), ...faults.list()],
      heartbeat,
    }),
    catalogue: platformCatalogue(options.persons),
    act: async (act) => {
      const parsed = acts.safeParse(withCall(act));
      if (!parsed.success) return refuseAct(act.act, parsed.error);
      const result = perform(parsed.data, environment.changed);
      if (result.ok) environment.changed();
      return result;
    },
    close: async () => {
      closed.abort();
      await server.close();
    },
  });
};

const refuseAct = (name: string, error: z.ZodError): Result<void> => {
  const known = acts.options.some((option) => option.shape.act.value === name);
  if (!known) return fail('simulator.unknown-act', 'stop', { device: 'platform', act: name });
  const [issue] = error.issues;
  const reason = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  return fail('simulator.bad-act', 'stop', { device: 'platform', act: name, reason });
};

interface Performing {
  readonly persons: readonly PlatformPersonSeed[];
  readonly context: PlatformContext;
  readonly seedContext: () => SeedContext;
  readonly faults: PlatformFaults;
  readonly server: PlatformServer;
  readonly clock: Clock;
  readonly closed: AbortSignal;
}

const createPerformer = ({ persons, context, seedContext, faults, server, clock, closed }: Performing) => {
  const { files } = context;
  const unknown = (personId: string) => fail('simulator.unknown-person', 'stop', { person: personId });
  // A later `down` or `up` makes an earlier timed one void.
  let downs = 0;

  return (act: PlatformAct, changed: () => void): Result<void> => {
    switch (act.act) {
      case 'review': {
        const application = files.data.applications.findLast(({ personId }) => personId === act.personId);
        if (application === undefined) return unknown(act.personId);
        decide(application, act);
        files.save();
        return done;
      }
      case 'review-waiting': {
        const waiting = files.data.applications.filter(({ state }) => state === 'under-review');
        for (const application of waiting) decide(application, act);
        files.save();
        return done;
      }
      case 'set-person': {
        const person = persons.find(({ personId }) => personId === act.personId);
        if (person === undefined) return unknown(act.personId);
        const applicant = act.patch.application?.applicant ?? null;
        if (applicant !== null && !persons.some(({ personId }) => personId === applicant)) return unknown(applicant);
        patchPerson(seedContext(), person, act.patch);
        files.save();
        return done;
      }
      case 'down': {
        downs += 1;
        const mine = downs;
        server.setUp(false);
        if (act.forMs !== null) {
          void clock.sleep(act.forMs, closed).then(() => {
            if (downs !== mine || closed.aborted) return;
            server.setUp(true);
            changed();
          });
        }
        return done;
      }
      case 'up':
        downs += 1;
        server.setUp(true);
        return done;
      case 'refuse':
        faults.addRefusal(act);
        return done;
      case 'lose-answer':
        faults.addLostAnswer(act.call, act.times);
        return done;
      case 'bad-answer':
        faults.addBadAnswer(act.call, act.times);
        return done;
      case 'shift-clock':
        faults.shiftClock(act.ms);
        return done;
      case 'delay':
        faults.setDelay(act.call, act.ms);
        return done;
      case 'clear-faults':
        faults.clear();
        downs += 1;
        server.setUp(true);
        return done;
    }
  };
};

const decide = (
  application: ApplicationEntry,
  { state, reasons }: { readonly state: ApplicationEntry['state']; readonly reasons: ApplicationEntry['reasons'] },
): void => {
  application.state = state;
  application.reasons = state === 'refused' ? reasons : [];
  application.reviewDue = null;
};

/** The records as the panel shows them: numbers and names masked. */
const pictureOf = ({ files, station }: PlatformContext) => ({
  outlet: station.outlet,
  persons: files.data.persons.map(({ personId, document, holder }) => ({
    personId,
    name: maskName(document.name),
    idNumber: maskNumber(document.idNumber),
    holdsCard: holder !== null,
    application: files.data.applications
      .filter((entry) => entry.personId === personId)
      .map(({ id, mode, state, outletNo }) => ({ id, mode, state, outletNo }))
      .at(-1),
    orders: files.data.orders
      .filter((entry) => entry.personId === personId)
      .map(({ orderId, state, data, bankActivated }) => ({
        orderId,
        state,
        cardNumber: data.cardNumber,
        bankActivated,
      })),
  })),
  blanks: {
    allotted: files.data.blanks.filter((blank) => blank.outletNo === station.outlet.no).length,
    used: files.data.blanks.filter((blank) => blank.orderId !== null).length,
  },
});
