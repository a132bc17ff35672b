// Part "bundles": bytes and import time of every deployed function, beside a bare handler on the same packages.
import type { Part, Section, Table } from '../part.ts';
import { kilobytes, ratio, rough } from '../report/figures.ts';
import { median } from '../speed/interleave.ts';
import { type Deployed, withDeployed } from './deployed.ts';
import { type ImportTime, importTimes } from './import-time.ts';
import { bytesByPackage, zodLocales } from './inputs.ts';
import { sizeOf } from './size.ts';

const ROUNDS = 7;
const LARGEST = 15;

type Samples = ReadonlyMap<string, readonly ImportTime[]>;

const wall = (times: readonly ImportTime[]): number => median(times.map(({ wallMs }) => wallMs));

const figuresOf = ({ name, file, code, bare }: Deployed, samples: Samples) => {
  const own = samples.get(file) ?? [];
  const theirs = samples.get(bare.file) ?? [];
  return {
    name,
    ...sizeOf(code),
    bare: { ...sizeOf(bare.code), importMs: wall(theirs) },
    importMs: wall(own),
    importRatio: median(own.map(({ cpuMs }, round) => cpuMs / (theirs[round]?.cpuMs ?? Number.NaN))),
  };
};

const sizesTable = (figures: readonly ReturnType<typeof figuresOf>[]): Table => ({
  title: 'Bundles',
  columns: ['function', 'minified', 'gzip', 'bare, minified', 'bare, gzip', 'import against bare', 'import ms', 'bare ms'],
  rows: figures.map(({ name, bytes, gzip, bare, importMs, importRatio }) => [
    name,
    kilobytes(bytes),
    kilobytes(gzip),
    kilobytes(bare.bytes),
    kilobytes(bare.gzip),
    ratio(importRatio),
    rough(importMs),
    rough(bare.importMs),
  ]),
  notes: [
    'A bare handler imports the same SDK clients and commands, the same Powertools and middy where the function has it, builds them, and does nothing. The bundler is the same.',
    `Import: \`await import(bundle)\` in a fresh process, the median of ${ROUNDS} rounds in which all bundles take turns; the ratio is of CPU time, the median of the rounds' ratios; the milliseconds are on the clock.`,
  ],
});

const inputsTable = ({ name, output }: Deployed): Table => ({
  title: `What the largest bundle consists of (${name})`,
  columns: ['package', 'bytes in the bundle', 'share'],
  rows: bytesByPackage(output)
    .slice(0, LARGEST)
    .map(([name, bytes]) => [name, kilobytes(bytes), `${rough((100 * bytes) / output.bytes)} %`]),
});

const failuresOf = (deployed: readonly Deployed[]): readonly string[] =>
  deployed.flatMap(({ name, output }) => {
    const found = zodLocales(output);
    return found.length === 0
      ? []
      : [`${name} holds ${found.length} of zod's locales: somewhere zod is imported by name instead of \`import * as z\`.`];
  });

const measure = async (deployed: readonly Deployed[], progress: (doing: string) => void): Promise<Section> => {
  const files = [...new Set(deployed.flatMap(({ file, bare }) => [file, bare.file]))];
  const samples = await importTimes(files, ROUNDS, (round) => progress(`import times, round ${round} of ${ROUNDS}`));
  const figures = deployed.map((one) => figuresOf(one, samples));
  const largest = deployed.toSorted((a, b) => b.code.byteLength - a.code.byteLength).slice(0, 1);
  const failures = failuresOf(deployed);
  return {
    title: 'Bundles and import time',
    intro: [failures.length === 0 ? "No bundle holds any of zod's locales but English." : 'A rule is broken, see below.'],
    tables: [sizesTable(figures), ...largest.map(inputsTable)],
    failures,
    exceptions: [],
    figures: {
      functions: figures,
      largestInputs: largest.map(({ name, output }) => ({ name, packages: bytesByPackage(output).slice(0, LARGEST) })),
    },
  };
};

export const bundles: Part = {
  name: 'bundles',
  summary: 'bytes and import time per function beside a bare handler',
  run: (progress) => {
    progress('bundling');
    return withDeployed((deployed) => measure(deployed, progress));
  },
};
