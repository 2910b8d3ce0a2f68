import type { CodeTexts } from './code-text.ts';

/** The station file: what is wrong in it, and what stands in the way of changing it. */
export const configCodes = {
  'config.not-found': {
    zh: { what: '找不到工作站设置文件（{{file}}）', next: '请检查路径，或先完成设置' },
    en: {
      what: 'The station file was not found ({{file}})',
      next: 'Please check the path or set up the station first',
    },
  },
  'config.unreadable': {
    zh: { what: '无法读取工作站设置文件（{{file}}，{{cause}}）', next: '请检查文件权限' },
    en: { what: 'The station file cannot be read ({{file}}, {{cause}})', next: 'Please check its rights' },
  },
  'config.no-json': {
    zh: { what: '工作站设置文件不是 JSON（{{file}}：{{problem}}）', next: '请更正，或恢复上一份设置' },
    en: {
      what: 'The station file is no JSON ({{file}}: {{problem}})',
      next: 'Please correct it or bring the former one back',
    },
  },
  'config.malformed': {
    zh: { what: '工作站设置文件（{{file}}）有 {{count}} 处需要更正：{{problemsZh}}', next: '请更正后重新启动' },
    en: {
      what: 'The station file ({{file}}) has to be corrected, places: {{count}}: {{problemsEn}}',
      next: 'Please correct it and start again',
    },
  },
  'config.unknown-key': {
    zh: { what: '没有名为 {{path}} 的设置', next: '请删除或更正' },
    en: { what: 'There is no setting {{path}}', next: 'Please take it out or correct it' },
  },
  'config.unknown-key-near': {
    zh: { what: '没有名为 {{path}} 的设置，可能是 {{near}}', next: '请更正名称' },
    en: { what: 'There is no setting {{path}}; did you mean {{near}}', next: 'Please correct its name' },
  },
  'config.missing': {
    zh: { what: '缺少 {{path}}', next: '请填写：{{expectedZh}}' },
    en: { what: '{{path}} is missing', next: 'Please enter {{expectedEn}}' },
  },
  'config.wrong-value': {
    zh: { what: '{{path}} 不能是 {{given}}', next: '请填写：{{expectedZh}}' },
    en: { what: '{{path}} cannot be {{given}}', next: 'Please enter {{expectedEn}}' },
  },
  'config.certificate-parts': {
    zh: { what: '根证书、终端证书和私钥须一起填写', next: '请补全三项，或全部留空' },
    en: {
      what: 'Authority, certificate and key of the platform go together',
      next: 'Please enter all three or none of them',
    },
  },
} as const satisfies CodeTexts;
