// cdk-nag: the rules that the synthesis found broken, and those that are acknowledged, each with its reason.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { hasReason } from '../accepted.ts';
import type { Check, Verdict } from '../check.ts';
import { assemblyOf, STAGE_NAMES } from '../stages.ts';
import { reportPath } from '../synthesis.ts';
import { readSuppressions, type Suppression } from './suppressions.ts';

const report = z.object({
  pluginReports: z.array(
    z.object({
      violations: z.array(
        z.object({
          ruleName: z.string(),
          description: z.string(),
          violatingConstructs: z.array(z.object({ constructPath: z.string().optional() })),
        }),
      ),
    }),
  ),
});

/** One line a rule and construct. @param source the synthesis' validation-report.json */
export const violations = (source: unknown): readonly string[] =>
  report
    .parse(source)
    .pluginReports.flatMap((plugin) => plugin.violations)
    .flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${constructPath ?? 'somewhere'}: ${ruleName}: ${description}`),
    );

/** Names of resources differ from stack to stack, their rule and reason do not. */
const alike = ({ rule, reason }: Suppression): string => `${rule.replace(/<\w+>/gu, '<…>')}: ${reason}`;

export const judge = (found: readonly string[], suppressions: readonly Suppression[]): Verdict => {
  const times = Map.groupBy(
    suppressions.filter(({ reason }) => hasReason(reason)),
    alike,
  );
  return {
    looked: `${STAGE_NAMES.length} stages, ${suppressions.length} acknowledgements`,
    findings: [
      ...found,
      ...suppressions
        .filter(({ reason }) => !hasReason(reason))
        .map(({ construct, rule }) => `${construct}: ${rule} is acknowledged without a reason`),
    ],
    accepted: [...times].map(([text, all]) => `${text} × ${all.length}`),
  };
};

export const nag: Check = {
  name: 'cdk-nag',
  run: ({ templates }) =>
    judge(
      violations(JSON.parse(readFileSync(reportPath(templates), 'utf8'))),
      STAGE_NAMES.flatMap((stage) => readSuppressions(assemblyOf(templates, stage))),
    ),
};
