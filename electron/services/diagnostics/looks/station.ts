import { fact, measured } from '#domain/diagnostics/value.ts';
import { worstFirst } from '#domain/diagnostics/verdict.ts';
import { daysLeft, judgeCertificate } from '#domain/line/certificate.ts';
import { judgeSkew } from '#domain/line/clock-skew.ts';
import { type Condition, condition, type Look, lookFailed } from './look.ts';

const MEGABYTE = 1_000_000;
const HOUR_MS = 3_600_000;

export const lookAtPlatform: Look = async ({ devices, line, facts, clock }) => {
  const { platform } = devices;
  const since = clock.monotonic();
  const registration = await platform.register();
  const ms = Math.round(clock.monotonic() - since);
  const { skewMs } = platform.line;
  const { certificate } = line;
  const now = clock.now();
  const identities =
    certificate === null
      ? []
      : [
          fact('certificate-outlet', { zh: '证书所属网点', en: 'Outlet of the certificate' }, certificate.outletNo),
          measured(
            'certificate-days',
            { text: { zh: '证书剩余天数', en: 'Certificate, days left' }, limits: { low: { warn: 30, fail: 0 } } },
            daysLeft(certificate, now),
          ),
        ];
  const certified = certificate === null ? null : judgeCertificate(certificate, facts.software.outletNo, now);
  const skew = judgeSkew(skewMs, line.skew);
  const minutes = Math.max(1, Math.round(Math.abs(skewMs ?? 0) / 60_000));
  const conditions: readonly Condition[] = [
    ...(registration.ok ? [] : lookFailed(registration.error).conditions),
    ...(facts.certificateProblem === null ? [] : lookFailed(facts.certificateProblem).conditions),
    ...(certified === null || certified.state === 'ok'
      ? []
      : [condition(certified.state, certified.code, certified.params)]),
    ...(registration.ok && skew === 'unknown' ? [condition('warn', 'platform.clock-unknown')] : []),
    ...(skew === 'warn' ? [condition('warn', 'platform.clock-off', { minutes })] : []),
    ...(skew === 'fail' ? [condition('fail', 'platform.clock-wrong', { minutes })] : []),
  ];
  return {
    identity: registration.ok ? `${registration.value.environment} · ${registration.value.outlet.no}` : null,
    identities: [
      fact(
        'environment',
        { zh: '平台环境', en: 'Environment' },
        registration.ok ? registration.value.environment : null,
      ),
      fact(
        'outlet',
        { zh: '平台登记的网点', en: 'Outlet at the platform' },
        registration.ok ? registration.value.outlet.no : null,
      ),
      ...identities,
    ],
    live: [
      measured('answer', { text: { zh: '应答时间', en: 'Answer' }, unit: 'ms', limits: { high: { warn: 3_000 } } }, ms),
      fact('skew', { zh: '与平台时钟相差', en: 'Difference of the clocks' }, skewMs, 'ms'),
    ],
    conditions: worstFirst(conditions),
  };
};

/** Size, backups and disk. Reading every page is a test of its own. */
export const lookAtStationDatabase: Look = async ({ books, facts, line, clock }) => {
  if (books === null) {
    const looked = facts.lookAtDatabase();
    return looked.ok ? lookFailed({ code: 'diagnostics.no-books', kind: 'stop' }) : lookFailed(looked.error);
  }
  const { files } = books;
  const [last] = files.backups();
  const free = Math.floor(files.freeBytes() / MEGABYTE);
  const params = { megabytes: free };
  const { warnMegabytes, failMegabytes } = line.space;
  const conditions =
    free < failMegabytes
      ? [condition('fail', 'database.space-too-low', params)]
      : free < warnMegabytes
        ? [condition('warn', 'database.space-low', params)]
        : [];
  return {
    identity: `SQLite · ${files.backups().length}`,
    identities: [fact('backup-folder', { zh: '备份文件夹', en: 'Folder of the backups' }, files.backupFolder)],
    live: [
      fact('backups', { zh: '备份份数', en: 'Backups' }, files.backups().length),
      measured(
        'backup-age',
        { text: { zh: '最近备份距今', en: 'Age of the last one' }, unit: 'h', limits: { high: { warn: 48 } } },
        last === undefined ? null : Math.floor((clock.now() - last.at) / HOUR_MS),
      ),
      measured(
        'free',
        {
          text: { zh: '剩余磁盘空间', en: 'Free space' },
          unit: 'MB',
          limits: { low: { warn: warnMegabytes, fail: failMegabytes } },
        },
        free,
      ),
    ],
    conditions,
  };
};

export const lookAtPaperPrinter: Look = async ({ paper, facts }) => {
  const wanted = facts.setUp['paper-printer'].address;
  const listed = await paper.printers();
  if (!listed.ok) return lookFailed(listed.error, wanted === null ? 'warn' : 'fail');
  const own = listed.value.find(({ name, isDefault }) => (wanted === null ? isDefault : name === wanted));
  return {
    identity: own?.name ?? null,
    identities: [fact('printer', { zh: '所用打印机', en: 'Printer in use' }, own?.name ?? null)],
    live: listed.value.map(({ name, state, message }, index) =>
      fact(
        `printer-${index + 1}`,
        { zh: `打印机 ${index + 1}`, en: `Printer ${index + 1}` },
        [name, state, message].filter((word) => word !== '').join(' · '),
      ),
    ),
    conditions:
      own?.state === 'stopped'
        ? [condition('fail', 'paper-printer.stopped', { printer: own.name, cause: own.message || 'stopped' })]
        : own === undefined
          ? [condition(wanted === null ? 'warn' : 'fail', 'paper-printer.absent')]
          : [],
  };
};
