import { KIN_WORDS, MATERIAL_WORDS } from '#contract/case-words.ts';
import { prefixed, words } from './words.ts';

/** Words both windows use of a case: who it is, papers, relation, state of a review. */
export const caseWords = words(
  {
    ...prefixed('kin', KIN_WORDS, 'zh'),
    ...prefixed('material', MATERIAL_WORDS, 'zh'),
    'category.adult-resident': '本地居民',
    'category.resident-from-elsewhere': '外地常住居民',
    'category.adult-student': '在校学生（满18周岁）',
    'category.minor-student': '未成年在校学生',
    'category.preschool-child': '学龄前儿童',
    'category.minor-out-of-school': '未成年人（未在校）',
    'household.same': '与申领人同户',
    'household.other': '与申领人不同户',
  },
  {
    ...prefixed('kin', KIN_WORDS, 'en'),
    ...prefixed('material', MATERIAL_WORDS, 'en'),
    'category.adult-resident': 'Local resident',
    'category.resident-from-elsewhere': 'Resident from elsewhere',
    'category.adult-student': 'Student of 18 or more',
    'category.minor-student': 'Minor, student',
    'category.preschool-child': 'Preschool child',
    'category.minor-out-of-school': 'Minor, not in school',
    'household.same': 'Same household register',
    'household.other': 'Another household',
  },
);
