// Brings one row in: creates the user, then moves it to where it was. Each request says by its key which row and step it is.
import type { ImportPlan, ImportStep, Violation } from '../../domain/catalog.ts';
import type { Client, Schema } from '../client/client.ts';
import { differences } from './differences.ts';
import { fingerprint } from './journal.ts';

export type Outcome =
  | { readonly kind: 'in' }
  /** Somebody had brought in the same user. */
  | { readonly kind: 'equal' }
  | {
      readonly kind: 'failed';
      readonly step: 'create' | ImportStep;
      /** The problem's, `HTTP <status>` for what API Gateway answers by itself, or EXISTS: another user has the address. */
      readonly code: string;
      readonly violations: readonly Violation[];
    };

/** Every further row would be answered the same. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

interface Answer {
  readonly data?: Schema<'User'>;
  readonly error?: unknown;
  readonly response: Response;
}

interface Addressed {
  readonly path: { readonly id: string };
  readonly header: { readonly 'Idempotency-Key': string };
}

const FORMER_STATUS = 'Status in the former directory';

const STEPS: Readonly<Record<ImportStep, (client: Client, params: Addressed) => Promise<Answer>>> = {
  suspend: (client, params) => client.POST('/v1/users/{id}/suspend', { params, body: { reason: FORMER_STATUS } }),
  deactivate: (client, params) => client.POST('/v1/users/{id}/deactivate', { params, body: { reason: FORMER_STATUS } }),
  delete: (client, params) => client.DELETE('/v1/users/{id}', { params }),
  'make-admin': (client, params) => client.PUT('/v1/users/{id}/role', { params, body: { role: 'admin' } }),
};

/** A row that was corrected is another request, not the old one with another body. */
const keyOf = (plan: ImportPlan, step: string): { readonly 'Idempotency-Key': string } => ({
  'Idempotency-Key': `migrate-${fingerprint(plan, step)}`,
});

const failure = (step: 'create' | ImportStep, { error, response: { status } }: Answer): Outcome & { readonly kind: 'failed' } => {
  if (status === 401 || status === 403) throw new NotAllowed(`the service answered ${status} to the step ${step}`);
  const { code = `HTTP ${status}`, errors = [] } = (typeof error === 'object' ? error : {}) as Partial<Schema<'Problem'>>;
  return { kind: 'failed', step, code, violations: errors };
};

/** @throws {NotAllowed} {@link Unreachable} when nobody answers: what became of the row is not known then */
export const bringIn = async (client: Client, plan: ImportPlan): Promise<Outcome> => {
  const created: Answer = await client.POST('/v1/users', { params: { header: keyOf(plan, 'create') }, body: plan.create });
  if (created.data === undefined) {
    const failed = failure('create', created);
    if (failed.code !== 'EMAIL_TAKEN') return failed;
    const differing = await differences(client, plan);
    if (differing === undefined) return failed;
    return differing.length === 0 ? { kind: 'equal' } : { ...failed, code: 'EXISTS', violations: differing };
  }
  const path = { id: created.data.id };
  for (const step of plan.next) {
    const moved = await STEPS[step](client, { path, header: keyOf(plan, step) });
    if (moved.data === undefined) return failure(step, moved);
  }
  return { kind: 'in' };
};
