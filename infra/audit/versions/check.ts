// Versions with known vulnerabilities, as the configured package registry knows them.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Check } from '../check.ts';
import { readAdvisories } from './advisories.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PATIENCE_MS = 60_000;
const LOOKED = 'the production tree, by npm audit';

/** It ends with 1 where it found something, so only what it says counts. */
const npmAudit = (): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn('npm', ['audit', '--omit=dev', '--json'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'], timeout: PATIENCE_MS });
    child.once('error', () => resolve(''));
    void text(child.stdout).then(resolve, () => resolve(''));
  });

export const versions: Check = {
  name: 'vulnerable versions',
  run: async ({ offline }) => {
    const nothing = { looked: LOOKED, findings: [], accepted: [] };
    if (offline) return { ...nothing, notChecked: '--offline asks no registry' };
    const advisories = readAdvisories(await npmAudit());
    return 'silent' in advisories ? { ...nothing, notChecked: advisories.silent } : { ...nothing, findings: advisories.vulnerable };
  },
};
