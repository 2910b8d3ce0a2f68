import type { MethodOutput } from '#contract/methods.ts';
import type { StaffView } from '#contract/views.ts';
import { restoredLine, troubledLine } from './preview-line.ts';
import { wrongSettings } from './preview-settings.ts';
import { identified, screen, type TellerPreview } from './preview-teller-parts.ts';

const TELLER = { staffId: '0217', name: '李四', role: 'teller' } as const;
const SUPERVISOR = { staffId: '0103', name: '王五', role: 'supervisor' } as const;
const TECHNICIAN = { staffId: '0305', name: '吴十', role: 'technician' } as const;
const AUDITOR = { staffId: '0911', name: '钱七', role: 'auditor' } as const;

/** Who is at the window of a named screen: the teller, unless the screen says otherwise. */
export const previewStaff = ({ session, staff }: TellerPreview): StaffView => ({
  revision: 1,
  signedIn: TELLER,
  locked: false,
  mustChange: false,
  sessionOpen: session.step !== 'ready' && session.step !== 'closed',
  firstStart: false,
  ...staff,
});

const active = { mustChange: false, lockedUntil: null, disabledAt: null } as const;

export const previewAccounts: MethodOutput<'staff.list'>['accounts'] = [
  { ...SUPERVISOR, ...active },
  { staffId: '0104', name: '赵六', role: 'supervisor', ...active },
  { ...TELLER, ...active },
  { staffId: '0218', name: '孙八', role: 'teller', ...active, mustChange: true },
  { staffId: '0219', name: '周九', role: 'teller', ...active, lockedUntil: Date.now() + 3_600_000 },
  { staffId: '0305', name: '吴十', role: 'technician', ...active },
  { ...AUDITOR, ...active },
  { staffId: '0199', name: '郑样本', role: 'teller', ...active, disabledAt: 1_795_400_000_000 },
];

const seat = (staff: Partial<StaffView>): TellerPreview => ({ ...screen({}), staff });

const SET_UP = { open: true, unlocked: true } as const;

/** The teller's window before somebody works there, and the accounts at the desk. */
export const tellerSeat = {
  'sign-in': () => seat({ signedIn: null }),
  'first-start': () => seat({ signedIn: null, firstStart: true }),
  'first-secret': () => seat({ mustChange: true }),
  locked: () => seat({ locked: true }),
  'locked-session': () => ({ ...screen({ ...identified, step: 'verdict' }), staff: { locked: true } }),
  'desk-people': () => seat({ signedIn: SUPERVISOR }),
  'desk-people-auditor': () => seat({ signedIn: AUDITOR }),
  'desk-audit': () => seat({ signedIn: AUDITOR }),
  'desk-stock': () => seat({ signedIn: TELLER }),
  'desk-stock-ribbons': () => seat({ signedIn: TELLER }),
  'desk-stock-cards': () => seat({ signedIn: TELLER }),
  'desk-stock-day': () => seat({ signedIn: TELLER }),
  'desk-stock-blank': () => seat({ signedIn: TELLER }),
  'desk-stock-auditor': () => seat({ signedIn: AUDITOR }),
  'desk-line': () => ({ ...seat({ signedIn: TECHNICIAN }), line: troubledLine }),
  'desk-settings': () => seat({ signedIn: SUPERVISOR }),
  'desk-settings-technician': () => seat({ signedIn: TECHNICIAN }),
  'desk-settings-auditor': () => seat({ signedIn: AUDITOR }),
  'desk-settings-wrong': () => ({ ...seat({ signedIn: SUPERVISOR }), settings: wrongSettings() }),
  'setup-code': () => ({ ...seat({ signedIn: null }), setup: { open: true } }),
  'setup-outlet': () => ({ ...seat({ signedIn: null }), setup: SET_UP }),
  'setup-devices': () => ({ ...seat({ signedIn: null }), setup: SET_UP }),
  'setup-platform': () => ({ ...seat({ signedIn: null }), setup: SET_UP }),
  'setup-write': () => ({ ...seat({ signedIn: null }), setup: SET_UP }),
  'desk-line-restored': () => ({ ...seat({ signedIn: SUPERVISOR }), line: restoredLine }),
} satisfies Readonly<Record<string, () => TellerPreview>>;
