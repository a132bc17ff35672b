// Part "registration": whether the time of an answer tells if an address is taken.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from '../../../infra/local/cli/build.ts';
import { startStack } from '../../../infra/local/stack.ts';
import type { Part, Section } from '../part.ts';
import { count, ratio, rough } from '../report/figures.ts';
import { quantile } from '../speed/interleave.ts';
import { compare, type Pair } from './bootstrap.ts';
import { type Kind, measurePairs } from './pairs.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const ROUNDS = { warmUp: 40, pairs: 300 };
/** Of the ratio of medians */
const BUDGET = [0.9, 1.1] as const;
const KINDS: readonly (readonly [Kind, string])[] = [
  ['taken', 'the address is taken'],
  ['free', 'the address is free'],
];

const percent = (share: number): string => `${rough(share * 100)} %`;

export const sectionOf = (pairs: readonly Pair[]): Section => {
  const compared = compare(pairs);
  const [least, most] = BUDGET;
  const met = compared.ratio >= least && compared.ratio <= most;
  const rows = KINDS.map(([kind, words]) => {
    const times = pairs.map((pair) => pair[kind]);
    return [words, ...[0.25, 0.5, 0.75].map((q) => rough(quantile(times, q)))];
  });
  return {
    title: 'Whether the time of a registration tells that an address is taken',
    intro: [
      `${count(pairs.length)} pairs of \`POST /v1/registrations\` over HTTP on the local stack, one address taken and one free in turn, the first of a pair alternating, each sent when the stack is at rest. Both ask the same of DynamoDB, by name; a test says so. Here it is the time.`,
    ],
    tables: [
      { title: 'Milliseconds until the answer', columns: ['', 'lower quartile', 'median', 'upper quartile'], rows },
      {
        title: 'Taken ÷ free',
        columns: ['', 'figure', 'budget', 'verdict'],
        rows: [
          ['ratio of medians', ratio(compared.ratio), BUDGET.map(ratio).join(' – '), met ? 'met' : 'BROKEN'],
          ['95 % confidence interval (bootstrap over pairs)', compared.interval.map(ratio).join(' – '), '–', '–'],
          ['pairs in which the taken one took longer', percent(compared.longer), '–', '–'],
        ],
        notes: ['Where nobody can tell, the interval holds 1, and half of the pairs go either way.'],
      },
    ],
    failures: met ? [] : [`registration: the ratio of medians is ${ratio(compared.ratio)}, the budget is ${BUDGET.map(ratio).join(' – ')}`],
    exceptions: [],
    figures: compared,
  };
};

export const registration: Part = {
  name: 'registration',
  summary: 'the time of a registration whose address is taken beside one whose address is free',
  run: async (progress) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-registration-'));
    try {
      progress('synthesizing');
      await build(ROOT, folder);
      const stack = await startStack({ assemblyDir: join(folder, 'assembly-local'), dataDir: 'memory', port: 0 });
      try {
        return sectionOf(await measurePairs(stack, ROUNDS, progress));
      } finally {
        await stack.stop();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
