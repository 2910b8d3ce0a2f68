/**
 * The platform's own reckoning of who is a minor, apart from the kiosk's rules: both have to come to the same result.
 * `birth` is `YYYYMMDD`.
 */
const COMES_OF_AGE_YEARS = 18;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** True before the day of the eighteenth birthday in China; a 29 February has its birthday on 1 March of common years. */
export const isMinorAt = (birth: string, now: number): boolean => {
  const year = Number(birth.slice(0, 4)) + COMES_OF_AGE_YEARS;
  // The calendar moves a 29 February that does not exist to 1 March.
  const comesOfAge = Date.UTC(year, Number(birth.slice(4, 6)) - 1, Number(birth.slice(6, 8)));
  return now + CHINA_OFFSET_MS < comesOfAge;
};
