import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { METHOD_NAMES } from '#contract/methods.ts';
import { STAFF_ROLES, type StaffRole } from '#domain/staff/staff-member.ts';
import { openBareHost } from '../support/bare-host.ts';

/**
 * Who may call what, written by hand and not read from the contract: a method that is new or was given other rights
 * has to be decided here too.
 */
interface Rights {
  /** Who at the teller's window; `anyone`: before somebody signs in and while it is locked too. */
  readonly teller: readonly StaffRole[] | 'anyone' | 'no';
  /** `acts`: only while somebody is at the teller's window. */
  readonly applicant: 'no' | 'reads' | 'acts';
  readonly methods: readonly string[];
}

const COUNTER = ['teller', 'supervisor'] as const;

const RIGHTS: readonly Rights[] = [
  {
    teller: 'anyone',
    applicant: 'no',
    methods: [
      'station.read',
      'staff.read',
      'staff.signIn',
      'staff.signOut',
      'staff.lock',
      'staff.touch',
      'staff.changeSecret',
      'staff.firstSupervisor',
      'training.read',
      'training.catalogue',
      'training.placeDocument',
      'training.removeDocument',
      'training.takeCard',
      'training.act',
      'training.clearFaults',
      'training.fillFeeder',
    ],
  },
  {
    teller: 'anyone',
    applicant: 'no',
    methods: ['setup.unlock', 'setup.findDevices', 'setup.check', 'setup.test', 'setup.write'],
  },
  { teller: 'anyone', applicant: 'reads', methods: ['outlets.list', 'setup.read'] },
  {
    teller: STAFF_ROLES,
    applicant: 'no',
    methods: [
      'machine.read',
      'recovery.read',
      'stock.overview',
      'stock.balance',
      'stock.blankStory',
      'stock.ribbonStory',
    ],
  },
  {
    teller: ['supervisor', 'technician'],
    applicant: 'no',
    methods: [
      'diagnostics.read',
      'diagnostics.device',
      'diagnostics.places',
      'diagnostics.run',
      'diagnostics.stop',
      'diagnostics.answer',
      'diagnostics.tell',
      'diagnostics.report',
      'logs.export',
    ],
  },
  {
    teller: ['technician'],
    applicant: 'no',
    methods: ['trace.read', 'trace.record', 'trace.take', 'console.send'],
  },
  {
    teller: ['teller', 'supervisor', 'technician'],
    applicant: 'no',
    methods: [
      'station.check',
      'staff.seconds',
      'stock.receiveRibbon',
      'stock.installRibbon',
      'stock.removeRibbon',
      'photo.checkBackground',
    ],
  },
  {
    teller: ['supervisor', 'auditor'],
    applicant: 'no',
    methods: ['staff.list', 'audit.day', 'audit.verify', 'audit.export'],
  },
  { teller: ['teller', 'supervisor', 'auditor'], applicant: 'no', methods: ['stock.saveStatement'] },
  {
    teller: ['supervisor', 'technician', 'auditor'],
    applicant: 'no',
    methods: ['line.read', 'database.toCheck', 'settings.read', 'settings.history'],
  },
  {
    teller: ['supervisor', 'technician'],
    applicant: 'no',
    methods: [
      'outbox.tryAgain',
      'outbox.settleByHand',
      'database.backUp',
      'database.confirmRestored',
      'settings.check',
      'settings.test',
      'settings.save',
      'settings.restart',
      'settings.export',
      'settings.import',
    ],
  },
  {
    teller: ['supervisor'],
    applicant: 'no',
    methods: ['staff.add', 'staff.disable', 'staff.resetSecret', 'shell.leave'],
  },
  {
    teller: COUNTER,
    applicant: 'no',
    methods: [
      'session.read',
      'session.begin',
      'session.readIdentity',
      'session.enterRegister',
      'session.lookUp',
      'session.readGuardian',
      'session.stopWaiting',
      'session.decide',
      'session.refreshApplication',
      'session.startApplication',
      'session.correct',
      'session.park',
      'session.dropWaiting',
      'session.back',
      'session.make',
      'session.retry',
      'session.present',
      'session.waitLonger',
      'session.replace',
      'session.retain',
      'session.finish',
      'session.cancel',
      'session.uncover',
      'session.reveal',
      'recovery.lookAgain',
      'recovery.proceed',
      'guardian.setRelation',
      'materials.see',
      'materials.scan',
      'materials.addFile',
      'materials.page',
      'materials.turn',
      'materials.drop',
      'materials.waive',
      'application.saveForm',
      'application.checkPhone',
      'application.capturePhoto',
      'application.confirmPhoto',
      'application.overridePhoto',
      'application.submit',
      'camera.list',
      'camera.choose',
      'camera.rotate',
      'camera.preview',
      'receipt.make',
      'receipt.print',
      'receipt.save',
      'receipt.printers',
      'stock.loadBox',
      'stock.settleCard',
      'stock.rejectBoxEmptied',
      'stock.confirmChecked',
      'stock.receiveList',
      'stock.receiveScan',
      'stock.moveBox',
      'stock.unloadBox',
      'stock.returnBox',
      'stock.cardCalledFor',
      'stock.handOverCard',
      'stock.destroyCards',
      'stock.destroyRibbon',
      'stock.count',
      'stock.signDay',
    ],
  },
  { teller: COUNTER, applicant: 'acts', methods: ['application.setPhoto'] },
  {
    teller: 'no',
    applicant: 'reads',
    methods: [
      'applicant.read',
      'applicant.leave',
      'applicant.comeBack',
      'applicant.consentTexts',
      'applicant.tellScreen',
    ],
  },
  {
    teller: 'no',
    applicant: 'acts',
    methods: ['applicant.confirmData', 'applicant.disputeData', 'applicant.consent', 'applicant.choosePin'],
  },
];

const TABLE: ReadonlyMap<string, Rights> = new Map(
  RIGHTS.flatMap((rights) => rights.methods.map((method) => [method, rights] as const)),
);

const rightsOf = (method: string): Rights => {
  const rights = TABLE.get(method);
  if (rights === undefined) throw new Error(`nobody has decided who may call ${method}`);
  return rights;
};

const SECRET = 'tall-oak-42';

describe('the rights of every method', () => {
  // No device and no platform is there: nothing that is refused, or of the wrong shape, gets so far.
  const { host, stop } = openBareHost();
  beforeAll(async () => {
    const { staff } = host.kiosk.options;
    for (const role of STAFF_ROLES) unwrap(await staff.add({ name: role, role, secret: SECRET, staffId: role }));
    unwrap(
      await staff.add({ name: 'new', role: 'teller', secret: SECRET, staffId: 'new', mustChange: true }, [
        'supervisor',
      ]),
    );
  });
  afterAll(stop);

  /** What the one door says to an input no method takes: `bad-input` is the first word after the rights. */
  const asked = async (window: 'teller' | 'applicant', method: string): Promise<string> => {
    const answer = await host.dispatcher.call(window, method, 'no input of any method');
    return answer.ok ? 'ok' : answer.error.code;
  };
  const signIn = async (staffId: string): Promise<void> => {
    const { staffDesk } = host.kiosk;
    if (staffDesk.seat !== null) unwrap(staffDesk.signOut());
    unwrap(await staffDesk.signIn(staffId, SECRET));
  };
  const answers = async (window: 'teller' | 'applicant'): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(await Promise.all(METHOD_NAMES.map(async (name) => [name, await asked(window, name)] as const)));
  const expected = (say: (rights: Rights) => string): Readonly<Record<string, string>> =>
    Object.fromEntries(METHOD_NAMES.map((name) => [name, say(rightsOf(name))]));

  /** The teller's window while nobody may act there. */
  const closed = (why: string) =>
    expected(({ teller }) => {
      if (teller === 'no') return 'not-allowed';
      return teller === 'anyone' ? 'bad-input' : why;
    });
  const applicants = (paused: boolean) =>
    expected(({ applicant }) => {
      if (applicant === 'no') return 'not-allowed';
      return applicant === 'acts' && paused ? 'staff.counter-paused' : 'bad-input';
    });

  it('are decided, for methods that exist', () => {
    expect([...TABLE.keys()].toSorted()).toEqual(METHOD_NAMES.toSorted());
    expect(RIGHTS.flatMap(({ methods }) => methods)).toHaveLength(TABLE.size);
  });

  it('hold while nobody is signed in', async () => {
    expect(host.kiosk.staffDesk.seat).toBeNull();
    expect(await answers('teller')).toEqual(closed('staff.sign-in-needed'));
    expect(await answers('applicant')).toEqual(applicants(true));
  });

  it.each(STAFF_ROLES)('hold for the role %s', async (role) => {
    await signIn(role);
    expect(await answers('teller')).toEqual(
      expected(({ teller }) => {
        if (teller === 'no') return 'not-allowed';
        return teller === 'anyone' || teller.includes(role) ? 'bad-input' : 'staff.not-your-right';
      }),
    );
    expect(await answers('applicant')).toEqual(applicants(false));
  });

  it('hold while the window is locked', async () => {
    await signIn('supervisor');
    host.kiosk.staffDesk.lock();
    expect(await answers('teller')).toEqual(closed('staff.window-locked'));
    expect(await answers('applicant')).toEqual(applicants(true));
  });

  it('hold before somebody has chosen the own secret', async () => {
    await signIn('new');
    expect(await answers('teller')).toEqual(closed('staff.must-change-secret'));
    expect(await answers('applicant')).toEqual(applicants(true));
  });
});
