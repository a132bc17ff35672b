// Part "registration": whether the time of an answer tells if an address is taken.
import { onLocalStack } from '../local-stack.ts';
import type { Part, Section } from '../part.ts';
import { count, ratio, rough } from '../report/figures.ts';
import { quantile } from '../speed/interleave.ts';
import { compare, type Ratio } from './bootstrap.ts';
import { type Kind, measureRounds, type Round } from './rounds.ts';

const ROUNDS = { warmUp: 36, measured: 300 };
/** Of the ratio of medians */
const BUDGET = [0.9, 1.1] as const;
const KINDS: readonly (readonly [Kind, string])[] = [
  ['taken', 'the address is taken'],
  ['free', 'the address is free'],
  ['control', 'another free one'],
];

const compared = (rounds: readonly Round[], first: Kind): Ratio => compare(rounds.map((round) => [round[first], round.free]));

const rowOf = (words: string, found: Ratio): readonly string[] => [
  words,
  ratio(found.ratio),
  found.interval.map(ratio).join(' – '),
  `${rough(found.longer * 100)} %`,
];

export const sectionOf = (rounds: readonly Round[]): Section => {
  const [taken, control] = [compared(rounds, 'taken'), compared(rounds, 'control')];
  const [least, most] = BUDGET;
  const met = taken.ratio >= least && taken.ratio <= most;
  const times = KINDS.map(([kind, words]) => {
    const all = rounds.map((round) => round[kind]);
    return [words, ...[0.25, 0.5, 0.75].map((q) => rough(quantile(all, q)))];
  });
  return {
    title: 'Whether the time of a registration tells that an address is taken',
    intro: [
      `${count(rounds.length)} rounds of \`POST /v1/registrations\` over HTTP on the local stack, three in each round and in each order equally often: an address that is taken, one that is free, and another free one, which shows how far alike ones differ. Each is sent when the stack is at rest. All ask the same of DynamoDB, by name, as a test says; here it is the time.`,
    ],
    tables: [
      { title: 'Milliseconds until the answer', columns: ['', 'lower quartile', 'median', 'upper quartile'], rows: times },
      {
        title: 'Compared with a free one',
        columns: ['', 'ratio of medians', '95 % of it', 'rounds in which it took longer'],
        rows: [rowOf('the address is taken', taken), rowOf('another free one', control)],
        notes: [
          `The budget is a ratio of ${BUDGET.map(ratio).join(' – ')} for the taken one: ${met ? 'met' : 'BROKEN'}. "95 %": the confidence interval, by bootstrap over the rounds.`,
        ],
      },
    ],
    failures: met ? [] : [`registration: the ratio of medians is ${ratio(taken.ratio)}, the budget is ${BUDGET.map(ratio).join(' – ')}`],
    exceptions: [],
    figures: { taken, control },
  };
};

export const registration: Part = {
  name: 'registration',
  summary: 'the time of a registration whose address is taken beside one whose address is free',
  run: (progress) => onLocalStack(progress, async (stack) => sectionOf(await measureRounds(stack, ROUNDS, progress))),
};
