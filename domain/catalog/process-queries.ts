// The queries of processes, and of what an import became.
import * as z from 'zod';
import { ImportReport } from '../imports/report.ts';
import { defineQuery } from '../kernel/message.ts';
import { Process, ProcessPage } from '../process/process.ts';
import { READ_ERRORS } from './errors.ts';
import { ListProcessesQuery, ProcessPath } from './parameters.ts';

export const PROCESS_QUERIES = {
  GetProcess: defineQuery({
    summary: 'One process, with where each of its steps is',
    method: 'GET',
    path: '/v1/processes/{id}',
    scopes: ['users:read'],
    self: false,
    params: ProcessPath,
    query: z.strictObject({}),
    answer: { status: 200, schema: Process },
    errors: [...READ_ERRORS, 'NOT_FOUND'],
    reads: ['processes'],
  }),
  ListProcesses: defineQuery({
    summary: 'Processes, the newest first',
    method: 'GET',
    path: '/v1/processes',
    scopes: ['users:read'],
    self: false,
    query: ListProcessesQuery,
    answer: { status: 200, schema: ProcessPage },
    errors: [...READ_ERRORS, 'INVALID_CURSOR'],
    reads: ['processes'],
  }),
  GetImport: defineQuery({
    summary: 'What became of each row of an import, or would in a dry run; kept for 30 days',
    method: 'GET',
    path: '/v1/imports/{id}',
    scopes: ['users:import'],
    self: false,
    params: ProcessPath,
    answer: { status: 200, schema: ImportReport },
    errors: [...READ_ERRORS, 'NOT_FOUND'],
    reads: ['imports'],
  }),
};
