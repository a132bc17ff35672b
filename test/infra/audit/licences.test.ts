// Licences: what is not allowed is found in the production tree, and what is not of it is found in a bundle.
import { expect, it } from 'vitest';
import { lockedPackages } from '../../../infra/audit/licences/packages.ts';
import { bundleFindings, licenceFindings } from '../../../infra/audit/licences/rules.ts';

const locked = (packages: object) => lockedPackages({ packages: { '': { license: 'MIT' }, ...packages } });
const one = (license: string | undefined, dev = false) =>
  locked({ 'node_modules/a': { version: '1.0.0', ...(license && { license }), dev } });

it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-or-later)', 'MIT AND ISC'])('allows %s', (license) => {
  expect(licenceFindings(one(license))).toEqual([]);
});

it.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'SSPL-1.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md'])(
  'finds %s',
  (license) => {
    expect(licenceFindings(one(license))).toEqual([`node_modules/a 1.0.0: ${license} is not allowed`]);
  },
);

it('finds a package that says no licence, and leaves development alone', () => {
  expect(licenceFindings(one(undefined))).toEqual(['node_modules/a 1.0.0: no licence is not allowed']);
  expect(licenceFindings(one('GPL-3.0-only', true))).toEqual([]);
});

it('finds what a bundle holds and the production tree does not', () => {
  const packages = locked({
    'node_modules/@x/a': { license: 'MIT' },
    'node_modules/@x/a/node_modules/b': { license: 'ISC' },
    'node_modules/tool': { license: 'GPL-3.0-only', dev: true },
  });
  expect(bundleFindings(['functions/a.ts', 'node_modules/@x/a/i.js', 'node_modules/@x/a/node_modules/b/i.js'], packages)).toEqual([]);
  expect(bundleFindings(['node_modules/tool/i.js', 'node_modules/b/i.js'], packages)).toEqual([
    'node_modules/tool is in a bundle, and a dependency of development only: its licence is not checked',
    'node_modules/b is in a bundle and not in the lockfile',
  ]);
});
