// The commands of imports.
import { ImportUsersBody } from '../imports/rows.ts';
import { ImportStarted } from '../imports/started.ts';
import { defineCommand } from '../kernel/message.ts';
import { BODY_ERRORS, READ_ERRORS } from './errors.ts';
import { ProcessPath } from './parameters.ts';

export const IMPORT_COMMANDS = {
  ImportUsers: defineCommand({
    summary:
      'Create many users, or change those that have the addresses; rows with the role admin, and upserts with any role, also need users:roles',
    method: 'POST',
    path: '/v1/imports',
    scopes: ['users:import'],
    self: false,
    body: ImportUsersBody,
    answer: { status: 202, schema: ImportStarted },
    errors: [...READ_ERRORS, ...BODY_ERRORS, 'IDEMPOTENCY_KEY_REUSED'],
    effects: ['keeps-rows', 'starts-process'],
    saga: 'import',
  }),
  RollBackImport: defineCommand({
    summary: 'Delete and erase the users that an import made, but for those that anybody has touched since',
    method: 'POST',
    path: '/v1/imports/{id}/rollback',
    scopes: ['users:import'],
    self: false,
    params: ProcessPath,
    answer: { status: 202, schema: ImportStarted },
    errors: [...READ_ERRORS, 'NOT_FOUND', 'CONFLICT'],
    effects: ['hands-over', 'starts-process'],
    saga: 'import-rollback',
  }),
};
