// How each recipe of the justfile is tried: one line each. A recipe without a line fails the test.

/** What the recipes are given: a stack of their own, and files for it. */
export interface Given {
  readonly url: string;
  /** A user that is there, and the request that made it */
  readonly userId: string;
  readonly correlationId: string;
  /** A few people for the demo, and a few of another directory */
  readonly people: string;
  readonly legacy: string;
  /** The stages, synthesized */
  readonly templates: string;
}

export type Trial =
  /** It is run with these arguments, ends well, and prints this. */
  | { readonly kind: 'runs'; readonly args: (given: Given) => readonly string[]; readonly prints: RegExp }
  /** It is run without credentials, and says so. */
  | { readonly kind: 'needs credentials' }
  /** The stack that all others talk to is started by it. */
  | { readonly kind: 'is the stack' }
  /** It takes too long here: this file runs the same. */
  | { readonly kind: 'elsewhere'; readonly file: string; readonly says: string };

const runs = (prints: RegExp, args: (given: Given) => readonly string[] = () => []): Trial => ({ kind: 'runs', args, prints });
const helps = (prints: RegExp): Trial => runs(prints, () => ['--help']);
const elsewhere = (file: string, says: string): Trial => ({ kind: 'elsewhere', file, says });
const CREDENTIALS: Trial = { kind: 'needs credentials' };

export const RECIPES: Readonly<Record<string, Trial>> = {
  start: { kind: 'is the stack' },
  test: runs(/1 passed/u, () => ['--project', 'unit', 'test/functions/runtime/streams/in-lanes.test.ts']),
  'validation-test': elsewhere('.ci/run', 'step test npm test'),
  check: elsewhere('.ci/run', 'npm run --silent check:types'),
  fmt: elsewhere('.ci/run', 'npm run --silent check:format'),
  synth: elsewhere('test/e2e/synthesize.ts', 'infra/app.ts'),
  diff: CREDENTIALS,
  deploy: CREDENTIALS,
  destroy: CREDENTIALS,
  demo: runs(/"verified"|created/u, ({ url, people }) => ['--file', people, '--url', url, '--json']),
  bench: helps(/--only <part>/u),
  openapi: elsewhere('.ci/run', 'npm run --silent check:openapi'),
  'generate-events': runs(/0 (?:written|stale)|up to date|files/u, () => ['--check']),
  client: elsewhere('.ci/run', 'npm run --silent check:client'),
  migrate: runs(/"in": 5/u, ({ url, legacy }) => ['--from', legacy, '--url', url, '--json']),
  cost: runs(/as infra.cost says/u, () => ['--check']),
  'architecture-validate': elsewhere('.ci/run', 'npm run --silent check:architecture'),
  // A registry may answer today what it did not know yesterday.
  'security-audit': runs(/findings: 0/u, ({ templates }) => ['--offline', '--templates', templates]),
  why: runs(/UserRegistered/u, ({ url, userId }) => [userId, 'name', '--url', url]),
  trace: runs(/CreateUser/u, ({ url, correlationId }) => [correlationId, '--url', url]),
  'erase-proof': helps(/erase-proof <userId>/u),
  sagas: runs(/as domain.sagas says/u, () => ['--check']),
  pictures: helps(/--out/u),
  'metrics-collect': runs(/Rollcall CommandAccepted/u, ({ url }) => ['60', 'CommandAccepted', '--url', url]),
  rebuild: runs(/"counters":/u, ({ url }) => ['--url', url, '--segments', '2', '--json']),
  saga: runs(/"items":/u, ({ url }) => ['list', '--url', url, '--json']),
  dlq: runs(/"deadLetters":/u, ({ url }) => ['list', '--url', url, '--json']),
  simulate: runs(/every invariant held/u, () => ['--seeds', '20']),
  'restart-proof': helps(/--only waits/u),
  'onboarding-proof': helps(/--onboardings 500/u),
  'migrate-proof': helps(/--users 10000/u),
};
