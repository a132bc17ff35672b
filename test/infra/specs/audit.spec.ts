// The stages as they are hold nothing that the audit of their templates finds.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../infra/audit/accepted.ts';
import { ACCEPTED_WILDCARDS } from '../../../infra/audit/iam/accepted-wildcards.ts';
import { unusedCalls } from '../../../infra/audit/iam/machines.ts';
import { sharedRoles } from '../../../infra/audit/iam/roles.ts';
import { wildcards } from '../../../infra/audit/iam/wildcards.ts';
import { settingFindings } from '../../../infra/audit/personal-data/telemetry.ts';
import { dev, prod } from '../synthesis.ts';

export const auditSpecs = (): void => {
  describe.each([dev.model, prod.model])('the audit of $stage', (model) => {
    it('finds no grant that is wide without a reason, and no reason that is not needed', () => {
      expect(settle(wildcards(model.resources), ACCEPTED_WILDCARDS).findings).toEqual([]);
    });

    it('finds no shared role, no unused call and nothing captured as it is', () => {
      expect([...sharedRoles(model.resources), ...model.stateMachines.flatMap(unusedCalls), ...settingFindings(model)]).toEqual([]);
    });
  });
};
