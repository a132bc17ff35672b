// The logger's module with nothing in it: what a bundle would be without a structured log.
import type * as real from '../../../../functions/runtime/telemetry/logger.ts';

const nothing = (): void => undefined;

export const logger: typeof real.logger = { info: nothing, warn: nothing, error: nothing, critical: nothing, appendKeys: nothing };
export const logging: () => Partial<ReturnType<typeof real.logging>> = () => ({ before: nothing });
