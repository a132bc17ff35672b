// Which licences a deployment may stand on, and what must not be in a bundle.
import satisfies from 'spdx-satisfies';
import type { LockedPackage } from './packages.ts';

/** They ask for no more than to be named; none of them reaches into what is built on them. SPDX identifiers. */
export const ALLOWED = [
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
];

const isAllowed = (licence: string): boolean => {
  try {
    return satisfies(licence, ALLOWED);
  } catch {
    // It is no SPDX expression: somebody has to read it.
    return false;
  }
};

export const licenceFindings = (packages: readonly LockedPackage[]): readonly string[] =>
  packages
    .filter(({ development, licence }) => !development && !isAllowed(licence ?? ''))
    .map(({ path, version, licence }) => `${path} ${version}: ${licence ?? 'no licence'} is not allowed`);

/** `node_modules/a/node_modules/b/index.js` -> `node_modules/a/node_modules/b` */
const packageOf = (input: string): string | undefined => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(input)?.[0];

/** What is deployed comes from the production tree alone. @param inputs the files that a bundle is made of */
export const bundleFindings = (inputs: readonly string[], packages: readonly LockedPackage[]): readonly string[] => {
  const known = new Map(packages.map((each) => [each.path, each]));
  const bundled = new Set(inputs.flatMap((input) => packageOf(input) ?? []));
  return [...bundled].flatMap((path) => {
    const locked = known.get(path);
    if (locked === undefined) return [`${path} is in a bundle and not in the lockfile`];
    return locked.development ? [`${path} is in a bundle, and a dependency of development only: its licence is not checked`] : [];
  });
};
