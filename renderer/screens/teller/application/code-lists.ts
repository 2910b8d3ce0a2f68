import { useMemo } from 'react';
import { alpha2Of, NATIONALITIES } from '#domain/identity/nationality.ts';
import type { CodeOption } from '../../../ui/code-select.tsx';

/** Major groups of GB/T 6565. */
const OCCUPATIONS: readonly CodeOption[] = [
  { code: '1', zh: '单位负责人', en: 'Heads of organisations' },
  { code: '2', zh: '专业技术人员', en: 'Professionals' },
  { code: '3', zh: '办事人员和有关人员', en: 'Clerical staff' },
  { code: '4', zh: '社会生产服务和生活服务人员', en: 'Service workers' },
  { code: '5', zh: '农、林、牧、渔业生产及辅助人员', en: 'Agricultural workers' },
  { code: '6', zh: '生产制造及有关人员', en: 'Production workers' },
  { code: '7', zh: '军人', en: 'Armed forces' },
  { code: '8', zh: '不便分类的其他从业人员', en: 'Others' },
];

export const useOccupations = (): readonly CodeOption[] => OCCUPATIONS;

/** States by their name in both languages, China first. */
export const useNationalities = (): readonly CodeOption[] =>
  useMemo(() => {
    const zh = new Intl.DisplayNames('zh-CN', { type: 'region' });
    const en = new Intl.DisplayNames('en', { type: 'region' });
    const all = NATIONALITIES.map((code): CodeOption => {
      const alpha2 = alpha2Of(code) ?? code;
      return { code, zh: `${zh.of(alpha2) ?? code} ${code}`, en: `${en.of(alpha2) ?? code} ${code}` };
    });
    return all.toSorted((a, b) => Number(b.code === 'CHN') - Number(a.code === 'CHN'));
  }, []);
