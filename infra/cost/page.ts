// docs/cost.md, from the prices, the measured units and the assumptions.
import { COMMAND_FUNCTION, CONSUMER_FUNCTION, QUERY_FUNCTION } from '../limits.ts';
import type { Bill } from './bill.ts';
import { COSTS } from './costs.ts';
import { PRICES, type Priced } from './prices.ts';
import { ASSUMED, MEASURED, PROJECTED_ITEMS } from './usage.ts';

const CENTS = 2;

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows].join('\n');

const usd = ({ lines }: Bill, key: Priced): string => lines.find((line) => line.priced === key)?.usd.toFixed(CENTS) ?? '–';

const costs = (): string => {
  const priced = (Object.keys(PRICES) as Priced[]).filter((key) =>
    COSTS.requests.some(({ lines }) => lines.some((line) => line.priced === key)),
  );
  return table(
    ['USD per million of', ...COSTS.requests.map(({ what }) => what)],
    [
      ...priced.map((key) => row(key, ...COSTS.requests.map((bill) => usd(bill, key)))),
      row('**all**', ...COSTS.requests.map((bill) => `**${bill.usd.toFixed(CENTS)}**`)),
    ],
  );
};

const units = (): string =>
  table(
    ['operation', 'read units', 'write units'],
    Object.values(MEASURED).map(({ row: name, units: { read, write } }) => row(name, read, write)),
  );

/** Where all goes well, by the number of participants. */
const sagas = (): string =>
  table(
    ['USD of state transitions, per million of', 'no participant', 'one', 'two'],
    COSTS.sagas.map(({ saga, usd: amounts }) => row(saga, ...amounts.map((amount) => amount.toFixed(CENTS)))),
  );

const prices = (): string =>
  [
    '| price | USD | per | from |',
    '| --- | ---: | --- | --- |',
    ...Object.entries(PRICES).map(([name, { usd, per, source }]) => row(name, usd, per, source)),
  ].join('\n');

export const page = (): string => `# Cost

Written by \`just cost\` from \`infra/cost\`; do not edit. List prices of ${COSTS.region}, written down on ${COSTS.pricesAsOf}, as AWS had published them up to 2025;
nothing fetches them: compare before you plan with them. No free tier, no discount, no tax, no data out of AWS.

## What a request costs

With all that follows from it: the read models, the bus, the logs.

${costs()}

Of ${ASSUMED.queriesPerCommand} queries to each command that changes a user: **${COSTS.usdPerMillionRequests.toFixed(CENTS)} USD per million requests**. The alarm [Cost per day](runbook.md#cost-per-day) uses this figure.

The read models are most of a command: their writes go in one transaction, which DynamoDB bills twice.

## What a saga costs

${sagas()}

To it come the commands of its steps, at the figures above, one invocation of a function for each task and for each answer, its mails and its tokens. The transitions are counted in [sagas](sagas.md), where all goes well.

## What it is computed from

Measured: units of the log and the keys, from [benchmarks](benchmarks.md), the user's key cached.

${units()}

Counted: the projector reads one row and writes ${PROJECTED_ITEMS.rename} items for a rename and ${PROJECTED_ITEMS.creation} for a creation, in one transaction, two write units each (a name of two words).

Assumed, as one machine cannot measure it:

- warm functions on Arm: a command ${ASSUMED.commandMs} ms with ${COMMAND_FUNCTION.memoryMb} MB, a query ${ASSUMED.queryMs} ms with ${QUERY_FUNCTION.memoryMb} MB, a reader of the log ${ASSUMED.consumerMs} ms with ${CONSUMER_FUNCTION.memoryMb} MB;
- ${ASSUMED.commitsPerBatch} commit to a batch, for the projector and for the publisher: under load a batch holds up to a hundred, and both cost less;
- ${ASSUMED.logBytes.toLocaleString('en')} bytes of logs and metrics an invocation;
- KMS is asked once an execution environment, as users' keys are wrapped by a key derived in the function: nothing per request.

## List prices

${prices()}

What a stage costs a month while nobody uses it: its alarms, dashboards, one KMS key and secrets at the prices above; a test of the templates keeps the alarms and dashboards below 30 USD.
`;
