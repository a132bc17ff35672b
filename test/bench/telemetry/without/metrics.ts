// The metrics' module with nothing in it: what a bundle would be without metrics.
import type * as real from '../../../../functions/runtime/telemetry/metrics.ts';

export const count: typeof real.count = () => undefined;
export const timed: typeof real.timed = () => undefined;
export const participantMetric: typeof real.participantMetric = () => undefined;
export const measuring: () => Partial<ReturnType<typeof real.measuring>> = () => ({});
