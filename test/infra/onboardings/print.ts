// The report of a proof for a person to read.
import { table } from '../../../infra/client/table.ts';
import type { Report, Spread } from './report.ts';

const SHOWN_PROBLEMS = 20;

const dollars = (usd: number): string => usd.toFixed(6);

/** `7 (370), 8 (2)`, or from least to most where they are many. */
const distribution = ({ transitions }: Spread): string => {
  const counts = Object.entries(transitions).map(([count, onboardings]) => `${count} (${onboardings})`);
  return counts.join(', ');
};

export const printable = (report: Report): readonly string[] => {
  const { onboardings, by, seconds, registeredInSeconds, clockMovedSeconds, requestsSentAgain, ends, problems } = report;
  const calls = Object.entries(report.callsOfTheParticipant).map(([met, count]) => `${count} ${met}`);
  return [
    `${onboardings} onboardings at once in ${seconds} s (registered in ${registeredInSeconds} s, ${requestsSentAgain} requests sent again; the clock was moved by ${clockMovedSeconds} s)`,
    `the participant was asked ${Object.values(report.callsOfTheParticipant).reduce((sum, count) => sum + count, 0)} times: ${calls.join(', ')} (a share of its ${by}s fails, another hangs)`,
    '',
    ...table(
      ['ended', 'onboardings', 'USD each'],
      Object.entries(ends).map(([status, spread]) => [status, String(spread.onboardings), dollars(spread.usd)]),
    ),
    '',
    'state transitions (onboardings that took so many):',
    ...Object.entries(ends).map(([status, spread]) => `  ${status}: ${distribution(spread)}`),
    `  all: ${report.transitions}, ${dollars(report.usd)} USD at ${report.usdPerMillionTransitions} USD per million`,
    '',
    problems.length === 0 ? 'Proved: nothing is stuck, and everything is as it must be.' : `NOT PROVED, ${problems.length} problems:`,
    ...problems.slice(0, SHOWN_PROBLEMS).map((problem) => `  ${problem}`),
  ];
};
