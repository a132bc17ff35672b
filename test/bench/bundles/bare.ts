// Bare handlers, bundled by the project's own bundler in a project of their own, so that nothing but their source differs.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, bundleDir } from '../../../infra/bundle.ts';
import { bareHandler } from './bare-handler.ts';
import { type Dependencies, signatureOf } from './dependencies.ts';

export interface Bare {
  readonly file: string;
  readonly code: Uint8Array;
}

const NODE_MODULES = new URL('../../../node_modules', import.meta.url).pathname;

/**
 * One bare handler for all functions that stand on the same packages.
 * @param project an empty folder
 * @returns by signature
 */
export const buildBare = async (project: string, wanted: readonly Dependencies[]): Promise<ReadonlyMap<string, Bare>> => {
  const distinct = new Map(wanted.map((dependencies) => [signatureOf(dependencies), dependencies]));
  const sources = new Map([...distinct.keys()].map((signature, index) => [signature, `functions/bare-${index}.ts`]));
  await mkdir(join(project, 'functions'));
  await symlink(NODE_MODULES, join(project, 'node_modules'));
  for (const [signature, dependencies] of distinct) {
    await writeFile(join(project, sources.get(signature) ?? ''), bareHandler(dependencies));
  }
  await bundle(sources, project);
  const built = new Map<string, Bare>();
  for (const [signature, source] of sources) {
    const file = join(bundleDir(source, project), 'index.mjs');
    built.set(signature, { file, code: await readFile(file) });
  }
  return built;
};
