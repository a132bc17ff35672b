// Synthesizes every stage, with the rules of cdk-nag, as `just synth` does.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const REPORT = 'validation-report.json';

export const reportPath = (templates: string): string => join(templates, REPORT);

/** A synthesis that breaks a rule of cdk-nag has written its templates and its report all the same. @throws Error for any other failure */
export const synthesize = async (root: string, templates: string): Promise<void> => {
  rmSync(reportPath(templates), { force: true });
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: templates },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [status, said] = await Promise.all([ended, text(child.stderr)]);
  if (status !== 0 && !existsSync(reportPath(templates))) throw new Error(`the stages cannot be synthesized:\n${said}`);
};
