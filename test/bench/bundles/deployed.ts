// The deployed bundles, made up to date, each with the bare handler that it is compared with.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundle, bundleDir, metafilePath } from '../../../infra/bundle.ts';
import { bundlePath, SOURCES } from '../../../infra/entries.ts';
import { type Bare, buildBare } from './bare.ts';
import { dependenciesOf, type Output, signatureOf } from './dependencies.ts';

export interface Deployed {
  /** `commands/create-user` */
  readonly name: string;
  readonly file: string;
  readonly code: Uint8Array;
  readonly output: Output;
  readonly bare: Bare;
}

const outputOf = ({ outputs }: Metafile, name: string): Output => {
  const output = outputs[`dist/${name}/index.mjs`];
  if (output === undefined) throw new Error(`The metafile does not know ${name}`);
  return output;
};

/** Calls `use` with every function's bundle; the bare handlers exist only as long as it runs. */
export const withDeployed = async <T>(use: (deployed: readonly Deployed[]) => Promise<T>): Promise<T> => {
  await bundle(SOURCES);
  const metafile = JSON.parse(await readFile(metafilePath(), 'utf8')) as Metafile;
  const functions = [...SOURCES.values()].map((source) => ({ name: bundlePath(source), file: join(bundleDir(source), 'index.mjs') }));
  const project = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  try {
    const outputs = functions.map(({ name }) => outputOf(metafile, name));
    const bare = await buildBare(project, outputs.map(dependenciesOf));
    const deployed: Deployed[] = [];
    for (const { name, file } of functions) {
      const output = outputOf(metafile, name);
      const match = bare.get(signatureOf(dependenciesOf(output)));
      if (match === undefined) throw new Error(`There is no bare handler for ${name}`);
      deployed.push({ name, file, code: await readFile(file), output, bare: match });
    }
    return await use(deployed);
  } finally {
    await rm(project, { recursive: true });
  }
};
