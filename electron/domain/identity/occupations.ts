/**
 * Occupations an application can name. Who works: the major groups of GB/T 6565-2015 (five digits, as the Dictionary of
 * Occupations quotes them with GBM). Who does not: GB/T 2261.4-2003, personal status (two digits).
 */
const OCCUPATIONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '10000': [
    '党的机关、国家机关、群众团体和社会组织、企事业单位负责人',
    'Head of a party, state or public body, or of an enterprise',
  ],
  '20000': ['专业技术人员', 'Professional or technician'],
  '30000': ['办事人员和有关人员', 'Clerk and related'],
  '40000': ['社会生产服务和生活服务人员', 'Service worker'],
  '50000': ['农、林、牧、渔业生产及辅助人员', 'Farming, forestry, animal husbandry or fishery'],
  '60000': ['生产制造及有关人员', 'Production and manufacturing'],
  '70000': ['军人', 'Armed forces'],
  '80000': ['不便分类的其他从业人员', 'Other occupation'],
  '31': ['学生', 'Student'],
  '70': ['无业人员', 'Without occupation'],
  '80': ['退（离）休人员', 'Retired'],
  '90': ['其他', 'Other'],
};

/** Codes in the order in which they are offered. */
export const OCCUPATION_CODES: readonly string[] = Object.keys(OCCUPATIONS).toSorted(
  (a, b) => b.length - a.length || Number(a) - Number(b),
);

/** Names of an occupation; null for a code the list does not have. */
export const occupationName = (code: string): { readonly zh: string; readonly en: string } | null => {
  const names = Object.hasOwn(OCCUPATIONS, code) ? OCCUPATIONS[code] : undefined;
  return names === undefined ? null : { zh: names[0], en: names[1] };
};
