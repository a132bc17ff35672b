// Bundles of one function with parts of telemetry taken out, by the project's own bundler settings.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { BUNDLER } from '../../../infra/bundle.ts';

const ROOT = join(import.meta.dirname, '../../..');
const REAL = join(ROOT, 'functions/runtime/telemetry');

export const MODULES = ['tracer', 'logger', 'metrics'] as const;
export type Module = (typeof MODULES)[number];

export interface Variant {
  readonly name: string;
  readonly without: readonly Module[];
}

export const VARIANTS: readonly Variant[] = [
  { name: 'as it is', without: [] },
  ...MODULES.map((module) => ({ name: `without the ${module}`, without: [module] })),
  { name: 'without all three', without: MODULES },
];

const replacing = (without: readonly Module[]): Plugin => ({
  name: 'without',
  setup({ onLoad }) {
    for (const module of without) {
      onLoad({ filter: new RegExp(String.raw`[\\/]functions[\\/]runtime[\\/]telemetry[\\/]${module}\.ts$`) }, async () => ({
        contents: await readFile(join(import.meta.dirname, 'without', `${module}.ts`)),
        loader: 'ts',
        resolveDir: REAL,
      }));
    }
  },
});

/** @param entry `functions/commands/update-user.ts` */
export const buildVariant = async (entry: string, without: readonly Module[], outfile: string): Promise<Uint8Array> => {
  const { outdir: _, ...options } = BUNDLER;
  const { outputFiles } = await build({
    ...options,
    sourcemap: false,
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    plugins: [replacing(without)],
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`${entry} was not bundled`);
  return output.contents;
};
