// The text files that git tracks: what a clone of the repository brings along.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrackedFile } from './check.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** @throws Error where `root` is no checkout */
export const trackedFiles = (root: string): readonly TrackedFile[] =>
  execFileSync('git', ['ls-files', '-z', '--deduplicate'], { cwd: root, encoding: 'utf8', maxBuffer: MAX_BYTES })
    .split('\0')
    // It may be removed and not yet committed.
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
