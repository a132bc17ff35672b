// Part "telemetry": what the tracer, the logger and the metrics add to the bytes and the import time of a command and a query.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTimes } from '../bundles/import-time.ts';
import { sizeOf } from '../bundles/size.ts';
import type { Part, Section } from '../part.ts';
import { comparison, type Measured, verdict } from './comparison.ts';
import { buildVariant, VARIANTS } from './variants.ts';

/** Typical ones: a command that changes a user, a query that reads one. */
const ENTRIES = ['functions/commands/update-user.ts', 'functions/queries/get-user.ts'] as const;
const ROUNDS = 41;

/** As in Lambda, where tracing is on. */
const TRACED = { POWERTOOLS_TRACE_ENABLED: 'true', AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };

const nameOf = (entry: string): string => entry.replace(/^functions\/|\.ts$/gu, '');

const measure = async (folder: string, entry: string, progress: (doing: string) => void): Promise<Measured> => {
  const built = [];
  for (const { name, without } of VARIANTS) {
    const file = join(folder, `${nameOf(entry)}-${without.join('-')}.mjs`.replaceAll('/', '-'));
    const code = await buildVariant(entry, without, file);
    await writeFile(file, code);
    built.push({ name, file, ...sizeOf(code) });
  }
  const files = built.map(({ file }) => file);
  const samples = await importTimes(files, ROUNDS, (round) => progress(`${nameOf(entry)}, round ${round} of ${ROUNDS}`), TRACED);
  return { name: nameOf(entry), variants: built.map(({ file, ...variant }) => ({ ...variant, times: samples.get(file) ?? [] })) };
};

const run = async (progress: (doing: string) => void): Promise<Section> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-telemetry-'));
  try {
    const measured: Measured[] = [];
    for (const entry of ENTRIES) measured.push(await measure(folder, entry, progress));
    const compared = measured.map(comparison);
    const { sentences, failures } = verdict(compared);
    return {
      title: 'Telemetry',
      intro: sentences,
      tables: compared.map(({ table }) => table),
      failures,
      exceptions: [],
      figures: compared.map(({ name, rows }) => ({ name, rows })),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
};

export const telemetry: Part = { name: 'telemetry', summary: 'bytes and import time with and without tracer, logger and metrics', run };
