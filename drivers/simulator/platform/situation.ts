import type { PlatformContext } from './context.ts';
import type { PersonEntry } from './records.ts';

/** What a training person is good for at this moment, for choosing one in the panel or on the command line. */
export const SITUATIONS = {
  'approved-here': { zh: '线上已通过，选本网点', en: 'Approved online, this outlet' },
  'approved-elsewhere': { zh: '线上已通过，选其他网点', en: 'Approved online, another outlet' },
  'by-post': { zh: '线上已通过，选择邮寄', en: 'Approved online, delivery by post' },
  'under-review': { zh: '线上申请审核中', en: 'Under review' },
  refused: { zh: '线上申请未通过，待更正', en: 'Refused, to be corrected' },
  holder: { zh: '已持卡', en: 'Holds a card already' },
  'not-insured': { zh: '未参保', en: 'Not insured' },
  'not-resident': { zh: '非本地户籍、常住或就读', en: 'Neither registered, living nor enrolled here' },
  onsite: { zh: '无申请，可现场申领', en: 'No application, can apply on site' },
} as const;
export type Situation = keyof typeof SITUATIONS;

export const situationOf = (context: PlatformContext, person: PersonEntry): Situation => {
  if (person.holder !== null) return 'holder';
  if (person.insurances.length === 0) return 'not-insured';
  const local = person.registration === context.station.region || person.permanentResident || person.enrolment !== null;
  if (!local) return 'not-resident';
  const application = context.files.data.applications.findLast(({ personId }) => personId === person.personId);
  if (application === undefined || application.state === 'draft') return 'onsite';
  if (application.state !== 'approved') return application.state;
  if (application.delivery === 'post') return 'by-post';
  return application.outletNo === context.station.outlet.no ? 'approved-here' : 'approved-elsewhere';
};
