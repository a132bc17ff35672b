// Bundles the functions and synthesizes the templates in a process of its own, unless no source has changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['domain/**/*', 'functions/**/*', 'infra/**/*', 'package-lock.json', 'tsconfig.json', 'cdk.json', 'cdk.context.json'];

/** A digest of everything that the synthesized output is made from; the local stack itself is not part of it. */
export const sourceDigest = (root: string): string => {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: root }).toSorted()) {
    const file = join(root, path);
    if (path.startsWith(join('infra', 'local')) || !statSync(file).isFile()) continue;
    hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

const run = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`The app does not synthesize:\n\n${output}`))));
  });

/**
 * Answers whether there was anything to do.
 * @throws Error with the app's output when it does not synthesize
 */
export const build = async (root: string, outdir: string): Promise<boolean> => {
  const digest = sourceDigest(root);
  const mark = join(outdir, 'sources.sha256');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return false;
  rmSync(outdir, { recursive: true, force: true });
  await run(process.execPath, ['infra/app.ts'], root, { ...process.env, CDK_OUTDIR: outdir });
  writeFileSync(mark, digest);
  return true;
};
