// Durations as ISO 8601 writes them, e.g. `PT25H`: weeks, days, hours, minutes and seconds, which all have one length. Months and years have not.

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

const PATTERN = /^P(?=.)(?:(\d{1,6})W|(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?)$/;

/** @returns milliseconds; undefined for what is no such duration */
export const parseDuration = (text: string): number | undefined => {
  const found = PATTERN.exec(text);
  if (found === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return weeks * WEEK_MS + days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + Math.round(seconds * SECOND_MS);
};

/** The shortest form without weeks, e.g. `P1DT1H` for 25 hours; `PT0S` for none. */
export const formatDuration = (milliseconds: number): string => {
  let rest = milliseconds;
  const take = (unitMs: number, letter: string): string => {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    return count === 0 ? '' : `${count}${letter}`;
  };
  const date = take(DAY_MS, 'D');
  const time = `${take(HOUR_MS, 'H')}${take(MINUTE_MS, 'M')}${rest === 0 ? '' : `${rest / SECOND_MS}S`}`;
  if (date === '' && time === '') return 'PT0S';
  return `P${date}${time === '' ? '' : `T${time}`}`;
};
