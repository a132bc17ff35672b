// A fake stack and a small file of people: 60 good rows, one address taken in another spelling, one row without an address.
import type { People } from '../../../infra/local/demo/csv.ts';
import { SILENT, type Progress } from '../../../infra/client/progress.ts';
import type { Report } from '../../../infra/local/demo/report.ts';
import { runDemo } from '../../../infra/local/demo/run.ts';
import { FakeStack } from './fake-stack.ts';

const people: People = {
  fingerprint: 'f'.repeat(32),
  rows: [
    ...Array.from({ length: 60 }, (_, index) => ({ number: index + 2, body: { email: `p${index}@example.com`, name: `Någon ${index}` } })),
    { number: 62, body: { email: 'P3@EXAMPLE.com', name: 'Again' } },
    { number: 63, body: { name: 'Nowhere' } },
  ],
};

export interface Fixture {
  readonly stack: FakeStack;
  run(progress?: Progress): Promise<Report>;
  /** Stops the run in progress, as Ctrl-C does; the next one is not affected. */
  interrupt(): void;
  close(): void;
}

export const startFixture = async (): Promise<Fixture> => {
  const stack = new FakeStack();
  await stack.listen();
  let stop = new AbortController();
  return {
    stack,
    run: (progress = SILENT) => {
      stop = new AbortController();
      return runDemo(people, { url: stack.url, concurrency: 8, patienceMs: 20_000, signal: stop.signal, progress });
    },
    interrupt: () => stop.abort(),
    close: () => {
      stop.abort();
      stack.kill();
    },
  };
};
