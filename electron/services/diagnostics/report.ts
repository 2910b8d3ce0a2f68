import { chinaDate, chinaMinute } from '#basics/clock.ts';
import { redactText } from '#basics/redaction.ts';
import { fillIn } from '#contract/codes/fill-in.ts';
import { codeText } from '#contract/codes/index.ts';
import type { DeviceFinding, DevicePageView } from '#contract/views.ts';
import type { SoftwareFacts } from '../ports.ts';
import type { ReportDocument, ReportedDevice, TextedFinding } from './report-document.ts';
import { reportHtml } from './report-html.ts';

/** What a code says, in both languages. */
export const texted = ({ level, code, params }: DeviceFinding): TextedFinding => {
  const text = codeText(code);
  const say = (language: 'zh' | 'en') =>
    text === undefined
      ? code
      : fillIn(`${text[language].what}${language === 'zh' ? '。' : '. '}${text[language].next}`, params);
  return { level, code, text: { zh: say('zh'), en: say('en') } };
};

const instant = (at: number): string => `${chinaDate(at).slice(0, 4)}-${chinaMinute(at)}`;

/** Every text through the rule that masks numbers of persons, cards and telephones; pictures are left out before. */
const masked = (value: unknown): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, masked(part)]));
};

const reported = ({ tile, connection, identity, live, conditions, tests }: DevicePageView): ReportedDevice => ({
  device: tile.device,
  state: tile.state,
  said: tile.identity,
  address: tile.address,
  lastFault:
    tile.lastFault === null
      ? null
      : { ...texted({ level: 'fail', ...tile.lastFault }), at: instant(tile.lastFault.at) },
  connection,
  identity,
  live,
  conditions: conditions.map(({ flags, ...finding }) => ({ ...texted(finding), flags })),
  tests: tests.map(({ id, text, last }) => ({
    id,
    text,
    last:
      last === null
        ? null
        : {
            at: instant(last.at),
            ms: last.ms,
            verdict: last.verdict,
            findings: last.findings.map(texted),
            values: last.values,
          },
  })),
});

/**
 * Everything that is known of the devices, for the vendor: no person, no key, no picture. `name` is that of a file
 * without its ending.
 */
export const makeReport = (
  pages: readonly DevicePageView[],
  software: SoftwareFacts,
  at: number,
): { readonly name: string; readonly html: string; readonly json: string } => {
  const document = masked({
    kind: 'device-report',
    made: instant(at),
    software,
    devices: pages.map(reported),
  }) as ReportDocument;
  const minute = chinaMinute(at).slice(-5).replace(':', '');
  return {
    name: `devices-outlet-${software.outletNo}-${chinaDate(at)}-${minute}`,
    html: reportHtml(document),
    json: `${JSON.stringify(document, null, 2)}\n`,
  };
};
