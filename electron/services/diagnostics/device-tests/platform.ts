import { chinaDate } from '#basics/clock.ts';
import type { Failure, Result } from '#basics/result.ts';
import type { Words } from '#domain/diagnostics/value.ts';
import { daysLeft, judgeCertificate } from '#domain/line/certificate.ts';
import { judgeSkew } from '#domain/line/clock-skew.ts';
import type { DiagnosticsParts } from '../parts.ts';
import type { TestRun } from '../test-run.ts';
import type { Perform } from './perform.ts';

/** An application and an order of this number do not exist: that they are refused says the call is answered. */
const NOBODY = 'diagnostics-none';

interface CallTest {
  readonly value: string;
  readonly step: Words;
  readonly call: () => Promise<Result<unknown>>;
}

/** Calls that read, and those that do nothing the second time. Nothing is entered anywhere. */
const callsOf = ({ devices, clock }: DiagnosticsParts): readonly CallTest[] => {
  const { platform } = devices;
  const now = clock.now();
  return [
    {
      value: 'register',
      step: { zh: '终端签到', en: 'Station' },
      call: () => platform.register(),
    },
    {
      value: 'heartbeat',
      step: { zh: '心跳', en: 'Heartbeat' },
      call: () => platform.heartbeat({ diagnostics: 'running' }),
    },
    { value: 'outlets', step: { zh: '网点目录', en: 'Outlets' }, call: () => platform.outlets() },
    { value: 'orders', step: { zh: '订单变动', en: 'Changed orders' }, call: () => platform.ordersSince(now) },
    { value: 'issued', step: { zh: '发卡清单', en: 'Issued cards' }, call: () => platform.issuedList(chinaDate(now)) },
    {
      value: 'application',
      step: { zh: '查询申请', en: 'Reading an application' },
      call: () => platform.readApplication(NOBODY),
    },
    { value: 'order', step: { zh: '查询订单', en: 'Reading an order' }, call: () => platform.order(NOBODY) },
  ];
};

/** The platform answered, and says that there is no such thing. */
const isRefusal = ({ code }: Failure): boolean => code.startsWith('platform.refused.');
/** No further call gets through either. */
const endsTheLine = ({ code }: Failure): boolean => /^platform\.(unreachable|line-down|not-trusted)$/.test(code);

export const platformCalls: Perform = async (run, parts) => {
  const calls = callsOf(parts);
  for (const [done, { value, step, call }] of calls.entries()) {
    if (run.endsHere()) return;
    run.step(step, { done, total: calls.length });
    const answer = await run.timed(value, call);
    if (answer.ok) {
      if (value === 'register') checkRegistration(run, parts, answer.value);
      continue;
    }
    const asked = value === 'application' || value === 'order';
    if (asked && isRefusal(answer.error)) continue;
    run.failed(answer.error);
    if (endsTheLine(answer.error)) return;
  }
};

/** Station file and platform must agree on the outlet and on what is training. */
const checkRegistration = (run: TestRun, { facts }: DiagnosticsParts, registration: unknown): void => {
  const { outlet, environment } = registration as { outlet: { no: number }; environment: string };
  run.isCalled(`${environment} · ${outlet.no}`);
  const { outletNo, training } = facts.software;
  if (outlet.no !== outletNo) run.find('fail', 'station.other-outlet', { station: outletNo, platform: outlet.no });
  if ((environment === 'training') !== training) run.find('fail', 'station.other-environment');
};

export const platformCertificate: Perform = async (run, { line, facts, clock }) => {
  const { certificateProblem, software } = facts;
  if (certificateProblem !== null) return run.failed(certificateProblem);
  const { certificate } = line;
  if (certificate === null) {
    return run.find(software.training ? 'info' : 'warn', 'diagnostics.no-certificate');
  }
  run.value('outlet', certificate.outletNo);
  run.value('days', daysLeft(certificate, clock.now()));
  const verdict = judgeCertificate(certificate, software.outletNo, clock.now());
  if (verdict.state !== 'ok') run.find(verdict.state, verdict.code, verdict.params);
};

export const platformClock: Perform = async (run, { devices, line }) => {
  run.step({ zh: '正在询问平台时间', en: 'Asking for the platform’s time' });
  const answered = await devices.platform.register();
  if (!answered.ok) return run.failed(answered.error);
  const { skewMs } = devices.platform.line;
  run.value('skew', skewMs);
  const verdict = judgeSkew(skewMs, line.skew);
  if (verdict === 'ok') return;
  if (verdict === 'unknown') return run.find('warn', 'platform.clock-unknown');
  const minutes = Math.max(1, Math.round(Math.abs(skewMs ?? 0) / 60_000));
  run.find(verdict, verdict === 'warn' ? 'platform.clock-off' : 'platform.clock-wrong', { minutes });
};
