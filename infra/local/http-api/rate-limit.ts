// The rate limit of the API, as a token bucket: the burst is what it holds, the rate what flows in each second.
import * as z from 'zod';
import { parseResource } from '../cloudformation/parse-resource.ts';
import type { Resource } from '../model.ts';

const SECOND_MS = 1_000;

const stageSchema = z.looseObject({
  DefaultRouteSettings: z.looseObject({ ThrottlingBurstLimit: z.number(), ThrottlingRateLimit: z.number() }).optional(),
});

/** @returns takes a request, or answers false @param now epoch milliseconds of a clock that can be moved ahead, which fills the bucket */
export const createRateLimit = (resources: readonly Resource[], now: () => number): (() => boolean) => {
  const stage = resources.find(({ type }) => type === 'AWS::ApiGatewayV2::Stage');
  const limit = stage && parseResource(stage, stageSchema).DefaultRouteSettings;
  if (limit === undefined) return () => true;
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate } = limit;
  let [left, since] = [burst, now()];
  return () => {
    const at = now();
    left = Math.min(burst, left + ((at - since) / SECOND_MS) * rate);
    since = at;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
};
