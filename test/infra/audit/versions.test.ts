// Vulnerable versions: what npm audit answers, and what it says where the registry does not.
import { expect, it } from 'vitest';
import { readAdvisories } from '../../../infra/audit/versions/advisories.ts';

const audit = (vulnerabilities: object): string => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });

it('finds a vulnerable version, and what stands on it', () => {
  const answer = audit({
    a: {
      name: 'a',
      severity: 'high',
      isDirect: false,
      via: [{ title: 'Prototype pollution', url: 'u', severity: 'high' }],
      range: '<1.2.3',
    },
    b: { name: 'b', severity: 'high', isDirect: true, via: ['a'], range: '*' },
  });
  expect(readAdvisories(answer)).toEqual({ vulnerable: ['a <1.2.3: high: Prototype pollution', 'b *: high: by a'] });
});

it('finds nothing where nothing is known', () => {
  expect(readAdvisories(audit({}))).toEqual({ vulnerable: [] });
});

it.each([
  ['refuses', JSON.stringify({ message: '405 Method Not Allowed - POST https://registry.example/-/npm', statusCode: 405 }), '405'],
  ['is not reached', JSON.stringify({ error: { code: 'ENOTFOUND', summary: 'at https://registry.example' } }), 'ENOTFOUND'],
  ['says nothing', '', 'no answer'],
])('says so where the registry %s', (_, output, why) => {
  expect(readAdvisories(output)).toEqual({ silent: `the registry does not answer npm audit (${why})` });
});
