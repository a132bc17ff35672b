// The report of a proof for a person to read.
import { table } from '../../../infra/client/table.ts';
import type { Report } from './report.ts';

const SHOWN_PROBLEMS = 20;

const dollars = (usd: number): string => usd.toFixed(6);

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${what} (${count})`)
    .join(', ');

export const printable = (report: Report): readonly string[] => {
  const { onboardings, by, seconds, registeredInSeconds, clockMovedSeconds, requestsSentAgain, ends, problems } = report;
  const calls = report.callsOfTheParticipant;
  return [
    `${onboardings} onboardings at once in ${seconds} s`,
    `registered in ${registeredInSeconds} s, ${requestsSentAgain} requests sent again; the clock was moved by ${clockMovedSeconds} s`,
    `the participant, which fails and hangs by ${by}, was asked ${Object.values(calls).reduce((sum, count) => sum + count, 0)} times: ${counted(calls)}`,
    `tokens of mails were answered with ${counted(report.verified)}; not told of it, and found it by themselves: ${report.foundByThemselves}`,
    '',
    ...table(
      ['ended', 'onboardings', 'USD each'],
      Object.entries(ends).map(([status, spread]) => [status, String(spread.onboardings), dollars(spread.usd)]),
    ),
    '',
    'state transitions (onboardings that took so many):',
    ...Object.entries(ends).map(([status, spread]) => `  ${status}: ${counted(spread.transitions)}`),
    `  all: ${report.transitions}, ${dollars(report.usd)} USD at ${report.usdPerMillionTransitions} USD per million`,
    '',
    problems.length === 0 ? 'Proved: nothing is stuck, and everything is as it must be.' : `NOT PROVED, ${problems.length} problems:`,
    ...problems.slice(0, SHOWN_PROBLEMS).map((problem) => `  ${problem}`),
  ];
};
