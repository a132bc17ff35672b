// The report: what was not checked is neither in order nor a finding, and is seen.
import { expect, it } from 'vitest';
import { isClean, reportJson, reportText } from '../../../infra/audit/report.ts';

const clean = { name: 'licences', verdict: { looked: '68 packages', findings: [], accepted: ['one: as it must be'] } };
const broken = { name: 'secrets', verdict: { looked: '9 files', findings: ['a.ts: a key'], accepted: [] } };
const open = {
  name: 'vulnerable versions',
  verdict: { looked: 'the tree', findings: [], accepted: [], notChecked: 'the registry is silent' },
};

it('says each check in a line, its findings, its exceptions, and what was not checked', () => {
  expect(reportText([clean, broken, open]).split('\n')).toEqual([
    'licences              ok  (68 packages; exceptions: 1)',
    '  - accepted: one: as it must be',
    'secrets               FOUND  (9 files)',
    '  ! a.ts: a key',
    'vulnerable versions   NOT CHECKED: the registry is silent  (the tree)',
    '',
    'checks: 2, findings: 1; not checked: vulnerable versions',
  ]);
});

it('fails by findings alone', () => {
  expect(isClean([clean, open])).toBe(true);
  expect(isClean([clean, broken])).toBe(false);
  expect(JSON.parse(reportJson([open]))).toMatchObject({
    ok: true,
    checks: [{ state: 'not checked', notChecked: 'the registry is silent' }],
  });
});
