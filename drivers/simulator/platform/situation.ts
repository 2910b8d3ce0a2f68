import { isMinorAt } from './age.ts';
import type { PlatformContext } from './context.ts';
import type { PersonEntry } from './records.ts';

/** What a training person is good for at this moment, for choosing one in the panel or on the command line. */
export const SITUATIONS = {
  'approved-here': { zh: '线上已通过，选本网点', en: 'Approved online, this outlet' },
  'approved-elsewhere': { zh: '线上已通过，选其他网点', en: 'Approved online, another outlet' },
  'by-post': { zh: '线上已通过，选择邮寄', en: 'Approved online, delivery by post' },
  'cross-province': { zh: '线上填了跨省异地人员', en: 'Said online to live in another province' },
  'applied-by-other': { zh: '线上已通过，由他人代办', en: 'Approved online, applied for by somebody else' },
  'under-review': { zh: '线上申请审核中', en: 'Under review' },
  refused: { zh: '线上申请未通过，待更正', en: 'Refused, to be corrected' },
  draft: { zh: '线上申请未提交，可现场申领', en: 'Draft online, can apply on site' },
  holder: { zh: '已持卡', en: 'Holds a card already' },
  'not-insured': { zh: '未参保', en: 'Not insured' },
  'not-resident': { zh: '非本地户籍、常住或就读', en: 'Neither registered, living nor enrolled here' },
  onsite: { zh: '无申请，可现场申领', en: 'No application, can apply on site' },
  'minor-approved-here': { zh: '未成年人，线上已通过，选本网点', en: 'Minor, approved online, this outlet' },
  'minor-refused': { zh: '未成年人，线上申请未通过，待更正', en: 'Minor, refused, to be corrected' },
  'minor-onsite': { zh: '未成年人，无申请，可现场申领', en: 'Minor, no application, can apply on site' },
} as const;
export type Situation = keyof typeof SITUATIONS;

export const situationOf = (context: PlatformContext, person: PersonEntry): Situation => {
  const situation = apartFromAge(context, person);
  if (!isMinorAt(person.document.birth, context.clock.now())) return situation;
  switch (situation) {
    case 'approved-here':
    case 'applied-by-other':
      return 'minor-approved-here';
    case 'refused':
      return 'minor-refused';
    case 'onsite':
    case 'draft':
      return 'minor-onsite';
    default:
      return situation;
  }
};

const apartFromAge = (context: PlatformContext, person: PersonEntry): Situation => {
  if (person.holder !== null) return 'holder';
  if (person.insurances.length === 0) return 'not-insured';
  const local = person.registration === context.station.region || person.permanentResident || person.enrolment !== null;
  if (!local) return 'not-resident';
  const application = context.files.data.applications.findLast(({ personId }) => personId === person.personId);
  if (application === undefined) return 'onsite';
  if (application.state !== 'approved') return application.state;
  if (application.crossProvince) return 'cross-province';
  if (application.delivery === 'post') return 'by-post';
  if (application.outletNo !== context.station.outlet.no) return 'approved-elsewhere';
  return application.appliedFor === 'other' && application.mode === 'online' ? 'applied-by-other' : 'approved-here';
};
