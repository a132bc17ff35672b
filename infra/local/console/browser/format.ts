// Amounts as people read them.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** With a space at which no line breaks. */
const of = (amount: number, unit: string): string => `${amount}\u00A0${unit}`;

const parts = (ms: number, large: number, largeName: string, small: number, smallName: string): string => {
  const rest = Math.floor((ms % large) / small);
  return `${of(Math.floor(ms / large), largeName)}${rest === 0 ? '' : ` ${of(rest, smallName)}`}`;
};

/** `8 ms`, `1.25 s`, `3 min 20 s`, `11 h 59 min`, `2 d 3 h` */
export const took = (ms: number): string => {
  if (ms < SECOND) return of(Math.round(ms), 'ms');
  if (ms < MINUTE) return of(Number((ms / SECOND).toFixed(2)), 's');
  if (ms < HOUR) return parts(ms, MINUTE, 'min', SECOND, 's');
  return ms < DAY ? parts(ms, HOUR, 'h', MINUTE, 'min') : parts(ms, DAY, 'd', HOUR, 'h');
};

/** `1 span`, `2 spans` */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const SCALES = [
  { from: 1e9, by: 1e9, sign: ' G' },
  { from: 1e6, by: 1e6, sign: ' M' },
  { from: 1e4, by: 1e3, sign: ' k' },
] as const;
const DIGITS = 3;

/** Three digits: `0.0123`, `9999`, `12.3 k` */
export const amount = (value: number): string => {
  const { by, sign } = SCALES.find(({ from }) => Math.abs(value) >= from) ?? { by: 1, sign: '' };
  const short = value / by;
  return `${Math.abs(short) >= 100 ? Math.round(short) : Number(short.toPrecision(DIGITS))}${sign}`;
};
