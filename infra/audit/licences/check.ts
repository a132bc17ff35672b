// Licences of the production tree, by the lockfile, and of what the bundles are made of, by the bundler's own account.
import { readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { metafilePath } from '../../bundle.ts';
import type { Check } from '../check.ts';
import { lockedPackages } from './packages.ts';
import { bundleFindings, licenceFindings } from './rules.ts';

const LOCKFILE = new URL('../../../package-lock.json', import.meta.url);

export const licences: Check = {
  name: 'licences',
  run: () => {
    const packages = lockedPackages(JSON.parse(readFileSync(LOCKFILE, 'utf8')));
    const { outputs } = JSON.parse(readFileSync(metafilePath(), 'utf8')) as Metafile;
    const bundles = Object.values(outputs).filter(({ entryPoint }) => entryPoint !== undefined);
    const inputs = bundles.flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    );
    return {
      looked: `${packages.filter(({ development }) => !development).length} packages, ${bundles.length} bundles`,
      findings: [...licenceFindings(packages), ...bundleFindings(inputs, packages)],
      accepted: [],
    };
  },
};
