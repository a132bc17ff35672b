// The report as text for a person.
import { table } from '../../client/table.ts';
import { passed, type Report } from './report.ts';

const LEDGER_HINT =
  'Every row was refused as taken: an earlier run is over a day old, or another file made them. Start with fresh data: npm start -- --fresh';

const milliseconds = (value: number | undefined): string => (value === undefined ? '-' : `${value.toFixed(1)} ms`);

const unitsLines = ({ units }: Report): string[] =>
  units.comparable
    ? [
        'DynamoDB per request (functions behind the API: per accepted command)',
        ...table(
          ['operation', 'count', 'requests', 'RCU', 'WCU'],
          units.rows.map((row) => [
            row.operation,
            `${row.per}`,
            row.requests.toFixed(2),
            row.readUnits.toFixed(2),
            row.writeUnits.toFixed(2),
          ]),
        ),
      ]
    : [`DynamoDB units: not comparable, ${units.because}`];

/** Lines without line ends. */
export const printable = (report: Report): string[] => {
  const { accepted, refused, changes, timings, lag, verified } = report;
  const allTaken = accepted.new + accepted.alreadyThere === 0 && refused.some(({ code }) => code === 'EMAIL_TAKEN');
  return [
    `Rows      ${report.rows}`,
    `Accepted  ${accepted.new} new, ${accepted.alreadyThere} already there from an earlier run`,
    `Refused   ${refused.filter(({ operation }) => operation === 'CreateUser').reduce((sum, { rows }) => sum + rows.length, 0)} (the header is row 1)`,
    ...refused.map(
      ({ operation, code, fields, rows }) => `  ${operation} ${[code, ...fields].join(' ')}: ${rows.length} in row ${rows.join(', ')}`,
    ),
    ...(allTaken ? [LEDGER_HINT] : []),
    `Changed   ${Object.entries(changes)
      .map(([change, count]) => `${change} ${count}`)
      .join(', ')}`,
    '',
    'Time per request',
    ...table(
      ['operation', 'count', 'replayed', 'retries', 'p50', 'p99'],
      timings.map((row) => [
        row.operation,
        `${row.requests}`,
        `${row.replayed}`,
        `${row.retries}`,
        milliseconds(row.p50Ms),
        milliseconds(row.p99Ms),
      ]),
    ),
    `Write to readable: p50 ${milliseconds(lag.p50Ms)}, p99 ${milliseconds(lag.p99Ms)} (${lag.samples} samples)`,
    '',
    ...unitsLines(report),
    '',
    ...Object.entries(verified.problems).map(([code, rows]) => `  ${code}: row ${rows.join(', ')}`),
    `${passed(report) ? 'Verified' : 'VERIFICATION FAILED'}: ${verified.users} accepted users read and listed, in ${report.elapsedSeconds} s`,
    ...(verified.problems.FAILED ? ['Run it again to try the failed rows once more.'] : []),
  ];
};
