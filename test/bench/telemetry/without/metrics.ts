// The metrics' module with nothing in it: what a bundle would be without metrics.
import type * as real from '../../../../functions/runtime/telemetry/metrics.ts';

const nothing = (): void => undefined;

export const count: typeof real.count = nothing;
export const timed: typeof real.timed = nothing;
export const participantMetric: typeof real.participantMetric = nothing;
export const measuring: () => Partial<ReturnType<typeof real.measuring>> = () => ({ before: nothing });
