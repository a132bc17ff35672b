// Bundles every function into dist/ with one esbuild call, and does nothing while neither sources nor lockfile changed.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile, version } from 'esbuild';
import { bundlePath } from './entries.ts';

const PROJECT = join(import.meta.dirname, '..');

/** Name of each function -> source file of its handler, relative to the project. */
type Sources = ReadonlyMap<string, string>;

/** The folder that becomes a function's code; it holds `index.mjs`. */
export const bundleDir = (source: string, project = PROJECT): string => join(project, 'dist', bundlePath(source));

/** Inputs and bytes of every bundle, as esbuild's metafile says it. */
export const metafilePath = (project = PROJECT): string => join(project, 'dist', 'meta.json');

const stampPath = (project: string): string => join(project, 'dist', 'stamp');

/** The settings of every bundle. */
export const BUNDLER = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  // Kept beside the bundles to read a stack trace with, and left out of the deployed code.
  sourcemap: 'external',
  mainFields: ['module', 'main'],
  // Some dependencies are CommonJS and call require, which an ES module lacks.
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
  metafile: true,
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Of all that a bundle depends on; the lockfile stands for node_modules. */
const fingerprint = async (sources: Sources, { inputs }: Metafile, project: string): Promise<string> => {
  const own = Object.keys(inputs).filter((path) => !path.includes('node_modules/'));
  const hash = createHash('sha256').update(JSON.stringify([version, BUNDLER, ...sources]));
  for (const path of [...own.sort(), 'package-lock.json'].map((name) => join(project, name))) {
    hash.update(`${path}\n`).update(existsSync(path) ? await readFile(path) : 'absent');
  }
  return hash.digest('hex');
};

const isFresh = async (sources: Sources, project: string): Promise<boolean> => {
  const bundles = [...sources.values()].map((source) => join(bundleDir(source, project), 'index.mjs'));
  if (![stampPath(project), metafilePath(project), ...bundles].every((path) => existsSync(path))) return false;
  const metafile = JSON.parse(await readFile(metafilePath(project), 'utf8')) as Metafile;
  return (await readFile(stampPath(project), 'utf8')) === (await fingerprint(sources, metafile, project));
};

/** Whole or not at all: another process may be reading the file. */
const place = async (path: string, contents: Uint8Array | string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, contents);
  await rename(`${path}.${process.pid}`, path);
};

/**
 * @returns whether there was anything to do
 * @throws Error naming each function without a source file
 */
export const bundle = async (sources: Sources, project = PROJECT): Promise<boolean> => {
  const missing = [...sources].filter(([, source]) => !existsSync(join(project, source)));
  if (missing.length > 0) throw new Error(missing.map(([name, source]) => `${name} needs ${source}, which does not exist`).join('\n'));
  if (await isFresh(sources, project)) return false;

  const entryPoints = Object.fromEntries([...sources.values()].map((source) => [`${bundlePath(source)}/index`, source]));
  const { outputFiles, metafile } = await build({ ...BUNDLER, absWorkingDir: project, entryPoints });
  await Promise.all(outputFiles.map(({ path, contents }) => place(path, contents)));
  await place(metafilePath(project), JSON.stringify(metafile));
  await place(stampPath(project), await fingerprint(sources, metafile, project));
  return true;
};
