/**
 * Completed years of life on a day; both `YYYYMMDD`. A birthday counts from its day on; who was born on 29 February
 * completes a year on 1 March of common years.
 */
export const ageOn = (birth: string, day: string): number => {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(4) >= birth.slice(4) ? years : years - 1;
};
