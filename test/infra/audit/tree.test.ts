// The repository as it is: no secret, no address of a person, no way for personal data into telemetry, no licence that is not allowed.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { lockedPackages } from '../../../infra/audit/licences/packages.ts';
import { licenceFindings } from '../../../infra/audit/licences/rules.ts';
import { addresses } from '../../../infra/audit/personal-data/addresses.ts';
import { sourceFindings } from '../../../infra/audit/personal-data/telemetry.ts';
import { secrets } from '../../../infra/audit/secrets/check.ts';
import { trackedFiles } from '../../../infra/audit/tracked-files.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const files = trackedFiles(ROOT);

it.each([secrets, addresses])('holds nothing that the check of $name finds', { timeout: 60_000 }, async ({ run }) => {
  expect(files.length).toBeGreaterThan(1_000);
  expect((await run({ templates: 'not looked at', files, offline: true })).findings).toEqual([]);
});

it('has no way past the fields of telemetry', () => {
  expect(sourceFindings(files)).toEqual([]);
});

it('stands on licences that are allowed', () => {
  expect(licenceFindings(lockedPackages(JSON.parse(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8'))))).toEqual([]);
});
