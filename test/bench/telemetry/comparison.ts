// Compares the bundles of a function: each against the one as it is, and the whole of telemetry against its budget.
import type { ImportTime } from '../bundles/import-time.ts';
import type { Table } from '../part.ts';
import { kilobytes, ratioCells, rough } from '../report/figures.ts';
import { median, quantile } from '../speed/interleave.ts';

export interface Measured {
  /** `commands/update-user` */
  readonly name: string;
  /** The first is the bundle as it is, the last has no telemetry; times round by round. */
  readonly variants: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly gzip: number;
    readonly times: readonly ImportTime[];
  }[];
}

interface Row {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
  /** CPU time of the import, against the bundle as it is in the same round: the median and the middle half. */
  readonly ratio: number;
  readonly spread: readonly [number, number];
  readonly importMs: number;
}

export interface Compared {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly table: Table;
}

const rowsOf = ({ variants }: Measured): readonly Row[] => {
  const base = variants[0]?.times ?? [];
  return variants.map(({ name, bytes, gzip, times }) => {
    const ratios = times.map(({ cpuMs }, round) => cpuMs / (base[round]?.cpuMs ?? Number.NaN));
    const spread = [quantile(ratios, 0.25), quantile(ratios, 0.75)] as const;
    return { name, bytes, gzip, ratio: median(ratios), spread, importMs: median(times.map(({ wallMs }) => wallMs)) };
  });
};

export const comparison = (measured: Measured): Compared => {
  const rows = rowsOf(measured);
  const whole = rows[0]?.gzip ?? Number.NaN;
  const rounds = measured.variants[0]?.times.length ?? 0;
  return {
    name: measured.name,
    rows,
    table: {
      title: `Telemetry of ${measured.name}`,
      columns: ['bundle', 'minified', 'gzip', 'gzip saved', 'import against as it is', 'middle half', 'import ms'],
      rows: rows.map((row) => [
        row.name,
        kilobytes(row.bytes),
        kilobytes(row.gzip),
        row.gzip === whole ? '–' : kilobytes(whole - row.gzip),
        ...ratioCells(row),
        rough(row.importMs),
      ]),
      notes: [
        `A module of telemetry is replaced by one that does nothing, when the bundle is made and only here. Import: \`await import(bundle)\` in a fresh process with tracing on, ${rounds} rounds in which the bundles take turns; ratios are of CPU time, against the bundle as it is in the same round; the milliseconds are on the clock.`,
      ],
    },
  };
};

/** Exact, so a budget can be held: of the bundle as it is, in gzip. */
const BUDGET_SHARE = 0.3;

const percent = (share: number): string => `${rough(100 * share)} %`;

const shareOf = ({ name, rows }: Compared) => {
  const [whole, none] = [rows[0], rows.at(-1)];
  const [all, without] = [whole?.gzip ?? Number.NaN, none?.gzip ?? Number.NaN];
  const tracer = rows.find((row) => row.name.endsWith('the tracer'));
  return {
    name,
    bytes: 1 - without / all,
    time: 1 - (none?.ratio ?? Number.NaN),
    tracer: (all - (tracer?.gzip ?? Number.NaN)) / (all - without),
  };
};

export const verdict = (compared: readonly Compared[]): { readonly sentences: readonly string[]; readonly failures: readonly string[] } => {
  const shares = compared.map(shareOf);
  const over = shares.filter(({ bytes }) => !(bytes <= BUDGET_SHARE));
  return {
    sentences: [
      ...shares.map(
        ({ name, bytes, time, tracer }) =>
          `Telemetry is ${percent(bytes)} of the bytes of ${name} (gzip) and ${percent(time)} of its import; the tracer is ${percent(tracer)} of these bytes.`,
      ),
      `Its budget is ${percent(BUDGET_SHARE)} of the bytes: ${over.length === 0 ? 'met' : 'broken'}. Why the tracer stays: [decision 28](decisions/0028-the-tracer-stays.md).`,
    ],
    failures: over.map(({ name, bytes }) => `telemetry is ${percent(bytes)} of ${name}, more than ${percent(BUDGET_SHARE)}`),
  };
};
