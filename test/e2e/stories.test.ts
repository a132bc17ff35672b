// The stories of the demo, as a person has them told: all five, again on the same stack, and exit 1 where one does not come out as told.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { STORIES } from '../../infra/local/demo/stories/stories.ts';
import { type Directory, startDirectory } from './directory.ts';
import { runTool } from './tool.ts';

/** What each story has to show, in this order. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  registration: /mail: “Please confirm[^]*onboarding WAITING: admit DONE[^]*onboarding COMPLETED[^]*✓ The user is active\./u,
  invitation:
    /“You are invited”[^]*confirm WAITING[^]*… half a day[^]*“Your invitation waits[^]*… another half[^]*onboarding COMPENSATED[^]*✓/u,
  'email-change':
    /“Please confirm your new[^]*confirm WAITING[^]*“Your address has[^]*revert WAITING[^]*… two days[^]*change COMPENSATED[^]*✓/u,
  offboarding: /offboarding WAITING: deactivate DONE[^]*… a day later[^]*offboarding COMPLETED[^]*erasure COMPLETED[^]*✓/u,
  erasure: /found in [1-9]\d* places[^]*erasure COMPLETED[^]*after: found in 0 places[^]*certificate: \{[^]*✓/u,
};

/** Five stories, each of several processes, on a machine that may be busy. */
const TELLING_MS = 300_000;

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const tell = (...args: string[]) => runTool('infra/local/demo/demo.ts', ['--stories', '--url', directory.url, ...args]);

it(
  'are told with the states of their processes',
  async () => {
    const { status, stdout, stderr } = await tell();
    expect({ status, stderr, failed: stdout.match(/.*NOT AS TOLD.*/gu) }).toEqual({ status: 0, stderr: '', failed: null });
    const chapters = stdout.split('\n\n').filter((chapter) => chapter !== '');
    expect(STORIES.map(({ name }) => name)).toEqual(Object.keys(SHOWN));
    expect(chapters).toHaveLength(STORIES.length);
    for (const [at, { name, title }] of STORIES.entries()) {
      expect(chapters[at]?.trimStart().split('\n')[0]).toBe(title);
      expect(chapters[at]).toMatch(SHOWN[name] ?? /never/u);
    }
    // Tokens and addresses stay in the mails.
    expect(stdout).not.toMatch(/#[\w-]{20}|@example/u);
  },
  TELLING_MS,
);

it(
  'are told again on the same stack, to a machine',
  async () => {
    const { status, stdout } = await tell('--json');
    expect(JSON.parse(stdout)).toEqual({ stories: STORIES.map(({ name }) => ({ story: name, asTold: true, end: expect.any(String) })) });
    expect(status).toBe(0);
  },
  TELLING_MS,
);

it(
  'say which of them did not come out as told, and exit 1',
  async () => {
    const asking = directory.stack.model.functions.find(({ logicalId }) => logicalId.startsWith('RequestEmailChange'))?.name;
    await directory.faults([{ service: 'dynamodb', function: asking, kind: 'throttle', probability: 1 }]);
    const { status, stdout } = await tell();
    const chapters = stdout.split('\n\n').filter((chapter) => chapter !== '');
    for (const [at, { name }] of STORIES.entries()) {
      expect(chapters[at]).toMatch(
        name === 'email-change' ? /✗ NOT AS TOLD: POST .*email-change was answered 50/u : (SHOWN[name] ?? /never/u),
      );
    }
    expect(status).toBe(1);
  },
  TELLING_MS,
);
