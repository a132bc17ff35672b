// The plans and the result, as text for a person.
import { table } from '../client/table.ts';
import type { Plans } from './plans.ts';
import type { Counts } from './run.ts';
import type { Units } from './service.ts';

const SHOWN_ROWS = 20;

/** What one row becomes, as a line of NDJSON. Holds people's data. */
export const planLine = ({ line, plan }: Plans['planned'][number]): string =>
  `${JSON.stringify({ line, ...plan.becomes, steps: ['create', ...plan.next] })}\n`;

const more = (all: number): string[] => (all > SHOWN_ROWS ? [`  … and ${all - SHOWN_ROWS} more`] : []);

/** The first rows; `--out` has all of them. */
export const plansText = ({ rows, planned, invalid }: Plans): string[] => [
  `${planned.length} of ${rows} rows would be brought in`,
  ...table(
    ['line', 'email', 'name', 'status', 'role', 'external id', 'steps'],
    planned
      .slice(0, SHOWN_ROWS)
      .map(({ line, plan: { becomes, next } }) => [
        `${line}`,
        becomes.email,
        becomes.name,
        becomes.status,
        becomes.role,
        becomes.externalId ?? '-',
        ['create', ...next].join(', '),
      ]),
    false,
  ),
  ...more(planned.length),
  ...(invalid.length === 0 ? [] : ['', `${invalid.length} would not`]),
  ...invalid.slice(0, SHOWN_ROWS).map(({ line, violations }) => `  line ${line}: ${violations.map(({ message }) => message).join('; ')}`),
  ...more(invalid.length),
];

export interface Result extends Counts {
  readonly rows: number;
  readonly invalid: number;
  readonly seconds: number;
  /** Of this run's rows. */
  readonly perSecond: number;
  /** Per user that this run brought in, with all that followed; only of the local stack. */
  readonly unitsPerUser?: Units;
}

export const resultText = (result: Result): string[] => {
  const { rows, invalid, seconds, perSecond, unitsPerUser } = result;
  return [
    `Rows      ${rows}`,
    `In        ${result.in} by this run, ${result.earlier} by an earlier one, ${result.equal} were there as they should be`,
    `Not in    ${result.failed} refused, ${invalid} against the rules`,
    `Time      ${seconds} s, ${perSecond} rows a second`,
    ...(unitsPerUser === undefined
      ? []
      : [`DynamoDB  per user ${unitsPerUser.requests} requests, ${unitsPerUser.readUnits} RCU, ${unitsPerUser.writeUnits} WCU`]),
  ];
};
