// The packages of the lockfile: where each lies, its licence, and whether only development needs it.
import * as z from 'zod';

export interface LockedPackage {
  /** `node_modules/@aws-sdk/core` */
  readonly path: string;
  readonly version: string;
  readonly licence: string | undefined;
  readonly development: boolean;
}

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().default(false) }),
  ),
});

/** @param source package-lock.json */
export const lockedPackages = (source: unknown): readonly LockedPackage[] =>
  Object.entries(lockfile.parse(source).packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license, dev }]) => ({ path, version, licence: license, development: dev }));
