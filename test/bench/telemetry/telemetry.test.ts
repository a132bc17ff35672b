// The comparison of bundles with and without telemetry: what is taken out is out, and too much of it breaks the budget.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importTimes } from '../bundles/import-time.ts';
import { comparison, type Measured, verdict } from './comparison.ts';
import { buildVariant, MODULES, VARIANTS } from './variants.ts';

const times = (...cpuMs: readonly number[]) => cpuMs.map((ms) => ({ cpuMs: ms, wallMs: ms }));
const measured = (none: number): Measured => ({
  name: 'commands/x',
  variants: [
    { name: 'as it is', bytes: 3_000, gzip: 1_000, times: times(100, 200, 400) },
    { name: 'without the tracer', bytes: 2_500, gzip: 1_000 - 0.8 * (1_000 - none), times: times(60, 160, 260) },
    { name: 'without all three', bytes: 2_000, gzip: none, times: times(50, 150, 240) },
  ],
});

const build = async (without: readonly (typeof MODULES)[number][]): Promise<string> =>
  Buffer.from(await buildVariant('functions/operations/not-found.ts', without, join(tmpdir(), 'variant.mjs'))).toString();

describe('comparison', () => {
  it('takes ratios round by round, and their middle half', () => {
    const { rows } = comparison(measured(800));
    expect(rows.map(({ ratio }) => ratio)).toEqual([1, 0.65, 0.6]);
    expect(rows[2]?.spread).toEqual([0.55, 0.675]);
  });

  it('judges the share of telemetry', () => {
    const { sentences, failures } = verdict([comparison(measured(800))]);
    expect(failures).toEqual([]);
    expect(sentences).toEqual([
      'Telemetry is 20 % of the bytes of commands/x (gzip) and 40 % of its import; the tracer is 80 % of these bytes.',
      expect.stringMatching(/^Its budget is 30 % of the bytes: met\./u),
    ]);
    expect(verdict([comparison(measured(600))]).failures).toEqual(['telemetry is 40 % of commands/x, more than 30 %']);
  });
});

describe('variants', () => {
  const libraries = {
    tracer: 'aws-xray-sdk',
    logger: 'POWERTOOLS_LOGGER_LOG_EVENT',
    metrics: 'CloudWatchMetrics',
  };

  it('leave out what they say, and nothing else', async () => {
    const whole = await build([]);
    for (const module of MODULES) {
      const without = await build([module]);
      expect(without.length).toBeLessThan(whole.length);
      expect(without).not.toContain(libraries[module]);
      for (const other of MODULES.filter((each) => each !== module)) expect(without).toContain(libraries[other]);
    }
    expect(VARIANTS.at(-1)?.without).toEqual(MODULES);
  });

  it('can be imported, as the bench does', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-variant-'));
    const file = join(folder, 'index.mjs');
    await writeFile(file, await build(MODULES));
    expect((await importTimes([file], 1, () => undefined)).get(file)).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});
