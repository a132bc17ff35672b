// Runs the import rules on a tree.
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { rules } from './rules.ts';

export const checkImports = async (baseDir: string, folders: string[]): Promise<ICruiseResult['summary']> => {
  const { tsConfig: _, ...options } = rules.options ?? {};
  const { output } = await cruise(folders, {
    ...(options as ICruiseOptions),
    baseDir,
    ruleSet: { forbidden: rules.forbidden ?? [] },
    validate: true,
  });
  if (typeof output === 'string') throw new Error('expected a result, not a report');
  return output.summary;
};

/** `rule: from -> to` */
export const violations = (summary: ICruiseResult['summary']): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
