// The local stack enforces the synthesized policies: a grant taken out of the templates is missed by the main job.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

interface PolicyResource {
  readonly Type: string;
  readonly Properties: { readonly PolicyDocument: { Statement: { Action: string | string[] }[] } };
}

let directory: Directory | undefined;
let copy: string | undefined;
afterEach(async () => {
  await directory?.stop();
  if (copy) rmSync(copy, { recursive: true });
});

/** A copy of the synthesized app in which the policies of `owner` (the beginning of a construct's id) no longer allow `action`. */
const without = (owner: string, action: string): string => {
  copy = mkdtempSync(join(tmpdir(), 'rollcall-grants-'));
  cpSync(inject('cdkOut'), copy, { recursive: true });
  const stage = join(copy, 'assembly-local');
  let removed = 0;
  for (const file of readdirSync(stage).filter((name) => name.endsWith('.template.json'))) {
    const template: { Resources: Record<string, PolicyResource> } = JSON.parse(readFileSync(join(stage, file), 'utf8'));
    for (const [logicalId, { Type, Properties }] of Object.entries(template.Resources)) {
      if (Type !== 'AWS::IAM::Policy' || !logicalId.startsWith(owner)) continue;
      const statements = Properties.PolicyDocument.Statement;
      Properties.PolicyDocument.Statement = statements.flatMap((statement) => {
        const kept = [statement.Action].flat().filter((name) => name !== action);
        removed += [statement.Action].flat().length - kept.length;
        return kept.length > 0 ? [{ ...statement, Action: kept }] : [];
      });
    }
    writeFileSync(join(stage, file), JSON.stringify(template));
  }
  expect(removed, `${owner} is granted ${action}`).toBeGreaterThan(0);
  return copy;
};

const ada = { email: 'ada@example.com', name: 'Ada Lovelace' };

describe('a missing grant', () => {
  it('to append: the command fails, and says nothing of the inside', async () => {
    directory = await startDirectory({ cdkOut: without('CreateUser', 'dynamodb:PutItem') });
    const answer = await directory.api('POST', '/v1/users', { body: ada });
    expect(answer).toMatchObject({ status: 500, body: { code: 'CONFIGURATION_ERROR' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/arn:|dynamodb|AccessDenied/i);
  });

  it('to open the data key: a user cannot be changed', async () => {
    directory = await startDirectory({ cdkOut: without('UpdateUser', 'kms:Decrypt') });
    const created = await directory.api('POST', '/v1/users', { body: ada });
    expect(created.status).toBe(201);
    expect((await directory.api('PATCH', `/v1/users/${created.body.id}`, { body: { name: 'Ada King' } })).status).toBe(500);
  });

  it('to publish: the user is created, and its event never reaches the bus', async () => {
    directory = await startDirectory({ cdkOut: without('Publisher', 'events:PutEvents') });
    expect((await directory.api('POST', '/v1/users', { body: ada })).status).toBe(201);
    await directory.printedLine((line) => line.includes('"level":"ERROR"') && line.includes('Publisher will try'));
    expect(directory.bus()).toEqual([]);
  });

  it('to write the read model: the user is created, and stays out of the list', async () => {
    directory = await startDirectory({ cdkOut: without('DirectoryProjector', 'dynamodb:PutItem') });
    expect((await directory.api('POST', '/v1/users', { body: ada })).status).toBe(201);
    await directory.printedLine((line) => line.includes('"level":"ERROR"') && line.includes('DirectoryProjector will try'));
    expect((await directory.api('GET', '/v1/users')).body.items).toEqual([]);
  });
});
