/** `20260105T013000123Z`: sorts as time does, and fits every file system. */
export const timeStamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:.]/g, '');

const STAMP = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/;

/** The instant of a `timeStamp`; null when the text is none. */
export const timeOf = (stamp: string): number | null => {
  const parts = STAMP.exec(stamp);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, ms] = parts.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, ms);
};
