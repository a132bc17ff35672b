// The tracer's module with nothing in it: what a bundle would be without tracing.
import type * as real from '../../../../functions/runtime/telemetry/tracer.ts';

const nothing = (): void => undefined;

export const tracedClient: typeof real.tracedClient = (client) => client;
export const traceCorrelation: typeof real.traceCorrelation = nothing;
export const tracing: () => Partial<ReturnType<typeof real.tracing>> = () => ({ before: nothing });
