// Whatever happened, and however the stream brought it: statistics, lists, search and feed are what the log says. And the proof that the comparison can say no.
import { describe, expect, it } from 'vitest';
import { USER_EVENTS } from '../../domain/user/user.ts';
import { createMemoryReadModels } from '../../functions/runtime/read-models/memory-read-models.ts';
import { READ_MODEL_TWINS, useReadModels } from '../kit/read-models.ts';
import { FLAWS } from './flaws.ts';
import { run } from './run.ts';

const SEED = Number(process.env['READ_MODEL_SEED'] ?? 1);
/** For each twin; the one on DynamoDB Local is slow. */
const COMMANDS = [5_000, Number(process.env['READ_MODEL_COMMANDS'] ?? 500)];
const COMMANDS_TO_FIND_A_FLAW = 400;

describe.each(READ_MODEL_TWINS.map((twin, index) => ({ ...twin, commands: COMMANDS[index] ?? 0 })))(
  'the read models $name',
  ({ start, commands }) => {
    const models = useReadModels(start);

    it(
      `equal a recomputation after ${commands} random commands`,
      async () => {
        const result = await run(models(), commands, SEED);
        expect(result.differences).toEqual([]);
        expect(result.users).toBeGreaterThan(commands / 10);
        expect(result.types).toEqual(Object.keys(USER_EVENTS).toSorted());
        expect(result.commits).toBeGreaterThan(commands / 2);
      },
      120_000 + commands * 100,
    );
  },
);

describe('the comparison', () => {
  it.each(Object.entries(FLAWS))('finds a projector that %s', async (_, flaw) => {
    expect((await run(createMemoryReadModels(), COMMANDS_TO_FIND_A_FLAW, SEED, flaw)).differences).not.toEqual([]);
  });
});
