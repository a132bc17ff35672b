// The proof of many onboardings at once, in small: some of its users fail, one hangs, and every onboarding ends as it must.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SILENT } from '../../infra/client/progress.ts';
import { prove } from '../infra/onboardings/prove.ts';
import { type AssemblyCopy, copyAssembly } from './assembly-copy.ts';
import { type Directory, startDirectory } from './directory.ts';

const LONG_MS = 300_000;
/** Eighteen of these 24 users are served, five fail, one hangs. */
const ONBOARDINGS = 24;
const SEED = 6;
/** Of an attempt that hangs: the stage's own would be most of this test. */
const [PATIENCE, LITTLE_PATIENCE] = ['\\"timeoutMs\\":2000', '\\"timeoutMs\\":500'];

let copy: AssemblyCopy;
let directory: Directory;
beforeAll(async () => {
  let shortened = 0;
  copy = copyAssembly((resources) => {
    for (const { Properties } of Object.values(resources)) {
      const variables = Properties?.Environment?.Variables;
      const text = JSON.stringify(variables?.PARTICIPANTS) ?? '';
      if (!text.includes(PATIENCE)) continue;
      variables.PARTICIPANTS = JSON.parse(text.replaceAll(PATIENCE, LITTLE_PATIENCE));
      shortened += 1;
    }
  });
  expect(shortened).toBeGreaterThan(0);
  directory = await startDirectory({ cdkOut: copy.cdkOut });
}, LONG_MS);
afterAll(async () => {
  await directory?.stop();
  copy?.remove();
});

it(
  'many onboardings at once all end: who is served becomes active, who is not leaves nothing behind',
  async () => {
    const { problems, ends, callsOfTheParticipant } = await prove(directory.stack, {
      onboardings: ONBOARDINGS,
      by: 'user',
      seed: SEED,
      progress: SILENT,
    });
    expect(problems).toEqual([]);
    expect(ends).toMatchObject({ COMPLETED: { onboardings: 18 }, COMPENSATED: { onboardings: 6 } });
    expect(callsOfTheParticipant).toMatchObject({ fail: expect.any(Number), hang: expect.any(Number), well: expect.any(Number) });
  },
  LONG_MS,
);
