import type { Answer, KioskClient } from '#contract/messages.ts';
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import type { ApplicantView } from '#contract/views.ts';
import type { WindowKind } from '../app/route.ts';
import { applicantPreviews } from './preview-applicant-journey.ts';
import { previewAuditDay, previewAuditVerdict } from './preview-audit.ts';
import { previewConsentTexts, previewOutlets } from './preview-data.ts';
import { previewCameras, previewCatalogue, previewDesk } from './preview-desk.ts';
import { previewDevicePage, previewPlaces, previewReport } from './preview-device-page.ts';
import { previewDiagnostics } from './preview-devices.ts';
import { previewLine, previewToCheck } from './preview-line.ts';
import { APPLICANT_PREVIEW_NAMES, TELLER_PREVIEW_NAMES } from './preview-names.ts';
import { nothingToRecover } from './preview-recovery.ts';
import {
  previewChecked,
  previewFound,
  previewHistory,
  previewSettings,
  previewSetup,
  previewTested,
} from './preview-settings.ts';
import { previewAccounts, previewStaff } from './preview-staff.ts';
import { previewCount, previewStock, previewStory } from './preview-stock.ts';
import { previewLogs, previewRecording, previewReply, previewTrace } from './preview-trace.ts';
import type { TellerPreview } from './preview-views.ts';
import { tellerPreviews } from './preview-views.ts';
import { SAMPLE_PORTRAIT } from './sample-portrait.ts';

type Answers = { readonly [M in MethodName]?: (input: MethodInput<M>) => MethodOutput<M> };

const answersOf = (answers: Answers): KioskClient => ({
  call: <M extends MethodName>(method: M, input: MethodInput<M>): Promise<Answer<MethodOutput<M>>> => {
    const answer: ((input: MethodInput<M>) => MethodOutput<M>) | undefined = answers[method];
    // Buttons of a preview do nothing: every act is accepted and nothing changes.
    const value = answer === undefined ? ({ revision: 1 } as unknown as MethodOutput<M>) : answer(input);
    return Promise.resolve({ ok: true, value });
  },
  subscribe: () => () => undefined,
});

const previewDirectory: MethodOutput<'outlets.list'> = {
  outlets: [...previewOutlets],
  source: 'published',
  changed: [],
  here: 3,
};

const common: Answers = {
  'outlets.list': () => previewDirectory,
  'applicant.consentTexts': ({ language }) => ({ texts: [...previewConsentTexts[language]] }),
  'session.reveal': () => ({
    name: '张三',
    idNumber: '11010519491231002X',
    address: '湖南省临湘市长安街道示例路 1 号',
  }),
  'training.catalogue': () => previewCatalogue,
  'materials.page': () => ({ jpeg: SAMPLE_PORTRAIT }),
  'staff.seconds': () => ({
    people: [
      { staffId: 'wang', name: '王*', role: 'supervisor' },
      { staffId: 'chen', name: '陈*', role: 'supervisor' },
    ],
  }),
  'camera.list': () => previewCameras,
  'camera.preview': () => ({ jpeg: SAMPLE_PORTRAIT }),
};

const teller = (preview: TellerPreview): KioskClient =>
  answersOf({
    ...common,
    'session.read': () => preview.session,
    'staff.read': () => previewStaff(preview),
    'audit.day': ({ day }) => previewAuditDay(day),
    'audit.verify': () => previewAuditVerdict,
    'audit.export': () => ({ fileName: 'audit-3-20260105-20260105.jsonl', rows: 412 }),
    'staff.list': () => ({ accounts: [...previewAccounts] }),
    'stock.overview': () => previewStock(),
    'stock.count': () => previewCount,
    'stock.blankStory': () => previewStory,
    'station.read': () => preview.station,
    'station.check': () => preview.station,
    'machine.read': () => preview.machine,
    'recovery.read': () => preview.recovery ?? nothingToRecover,
    'line.read': () => previewLine(preview),
    'trace.read': ({ device }) => previewTrace(device),
    'trace.take': ({ name }) => previewRecording(name),
    'console.send': () => previewReply,
    'logs.export': () => previewLogs,
    'settings.read': () => previewSettings(previewStaff(preview).signedIn?.role ?? 'teller', preview.settings),
    'settings.check': () => previewChecked,
    'settings.history': () => previewHistory,
    'settings.test': () => previewTested,
    'settings.export': () => ({ fileName: 'station-202611221830.json' }),
    ...(preview.setup?.open === true ? { 'outlets.list': () => ({ ...previewDirectory, here: 0 }) } : {}),
    'setup.read': () => previewSetup(preview.setup),
    'setup.findDevices': () => previewFound,
    'setup.check': () => ({ problems: [] }),
    'setup.test': () => previewTested,
    'database.toCheck': () => ({ toCheck: previewToCheck }),
    'training.read': () => previewDesk(preview),
    'diagnostics.read': () => previewDiagnostics(preview),
    'diagnostics.device': ({ device }) => previewDevicePage(device, preview.devices ?? {}),
    'diagnostics.places': ({ device }) => previewPlaces(device),
    'diagnostics.report': () => previewReport,
  });

const applicant = (view: ApplicantView, open: boolean): KioskClient =>
  answersOf({ ...common, 'applicant.read': () => view, 'setup.read': () => previewSetup({ open }) });

/** A client that shows one named screen with invented data; null for a name that does not exist. */
export const createPreviewClient = (window: WindowKind, name: string): KioskClient | null => {
  if (window === 'teller') {
    const known = TELLER_PREVIEW_NAMES.find((candidate) => candidate === name);
    return known === undefined ? null : teller(tellerPreviews[known]());
  }
  const known = APPLICANT_PREVIEW_NAMES.find((candidate) => candidate === name);
  return known === undefined ? null : applicant(applicantPreviews[known](), known === 'setting-up');
};
