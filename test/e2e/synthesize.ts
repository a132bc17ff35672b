// Once per run: bundles the functions and synthesizes the app, as `npm start` does, into a folder of this run's own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly cdkOut: string;
  }
}

export default function synthesize(project: TestProject): () => void {
  const cdkOut = mkdtempSync(join(tmpdir(), 'rollcall-cdk-'));
  execFileSync(process.execPath, ['infra/app.ts'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, CDK_OUTDIR: cdkOut },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  project.provide('cdkOut', cdkOut);
  return () => rmSync(cdkOut, { recursive: true, force: true });
}
