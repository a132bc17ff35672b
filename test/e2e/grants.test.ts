// The local stack enforces the synthesized policies: a grant taken out of the templates is missed by the main job.
import { afterEach, describe, expect, it } from 'vitest';
import { type AssemblyCopy, copyAssembly, removeGrant } from './assembly-copy.ts';
import { type Directory, startDirectory } from './directory.ts';

let directory: Directory | undefined;
let copy: AssemblyCopy | undefined;
afterEach(async () => {
  await directory?.stop();
  copy?.remove();
});

const without = (owner: string, action: string): string => {
  let removed = 0;
  copy = copyAssembly((resources) => {
    removed += removeGrant(resources, owner, action);
  });
  expect(removed, `${owner} is granted ${action}`).toBeGreaterThan(0);
  return copy.cdkOut;
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
