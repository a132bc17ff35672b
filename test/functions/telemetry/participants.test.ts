// The metrics of calls to participants: by participant and outcome, apart from those of the invocation.
import { CircuitState } from 'cockatiel';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const printed: string[] = [];
beforeEach(() => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'rollcall');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Rollcall');
  vi.stubEnv('POWERTOOLS_DEV', undefined);
  vi.resetModules();
  printed.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

it('one line each, with its own dimensions', async () => {
  const { participantTelemetry } = await import('../../../functions/runtime/telemetry/participants.ts');
  const { count } = await import('../../../functions/runtime/telemetry/metrics.ts');
  count('Onboard', { CommandAccepted: 1 });
  participantTelemetry.called('billing', 'unknown');
  participantTelemetry.breakerChanged('billing', CircuitState.Open);
  participantTelemetry.rejected('crm');
  const lines = printed.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { service: 'rollcall', participant: 'billing', outcome: 'unknown', ParticipantCall: 1 },
    { participant: 'billing', BreakerState: 1 },
    { participant: 'crm', BulkheadRejected: 1 },
  ]);
  for (const line of lines) expect(line).not.toHaveProperty('operation');
});
