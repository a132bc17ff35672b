// The audit's report: a line a check, what is wrong under it, and a summary that hides nothing.
import type { Check, Verdict } from './check.ts';

export interface Checked {
  readonly name: Check['name'];
  readonly verdict: Verdict;
}

const stateOf = ({ findings, notChecked }: Verdict): 'ok' | 'FOUND' | 'NOT CHECKED' => {
  if (findings.length > 0) return 'FOUND';
  return notChecked === undefined ? 'ok' : 'NOT CHECKED';
};

const WIDTH = 22;

const lines = ({ name, verdict }: Checked): readonly string[] => {
  const { looked, findings, accepted, notChecked } = verdict;
  const exceptions = accepted.length === 0 ? '' : `; exceptions: ${accepted.length}`;
  return [
    `${name.padEnd(WIDTH)}${stateOf(verdict)}${notChecked === undefined ? '' : `: ${notChecked}`}  (${looked}${exceptions})`,
    ...findings.map((finding) => `  ! ${finding}`),
    ...accepted.map((line) => `  - accepted: ${line}`),
  ];
};

export const isClean = (checked: readonly Checked[]): boolean => checked.every(({ verdict }) => verdict.findings.length === 0);

export const reportText = (checked: readonly Checked[]): string => {
  const count = checked.reduce((sum, { verdict }) => sum + verdict.findings.length, 0);
  const open = checked.filter(({ verdict }) => verdict.notChecked !== undefined).map(({ name }) => name);
  const unchecked = open.length === 0 ? '' : `; not checked: ${open.join(', ')}`;
  return [...checked.flatMap(lines), '', `checks: ${checked.length - open.length}, findings: ${count}${unchecked}`].join('\n');
};

export const reportJson = (checked: readonly Checked[]): string =>
  JSON.stringify(
    {
      ok: isClean(checked),
      checks: checked.map(({ name, verdict }) => ({ name, state: stateOf(verdict).toLowerCase(), ...verdict })),
    },
    null,
    2,
  );
