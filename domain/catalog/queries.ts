// Every query: its route, who may ask it, what it takes, what it answers and which stores it reads.
import * as z from 'zod';
import { defineQuery } from '../kernel/message.ts';
import { UserPage, UsersByDomain } from '../read-models/directory.ts';
import { EventPage } from '../read-models/feed.ts';
import { Stats } from '../read-models/statistics.ts';
import { UserExport } from '../user/export-view.ts';
import { HistoryPage } from '../user/history-view.ts';
import { UserValidation, ValidateUsersBody } from '../user/validate-users.ts';
import { Email } from '../user/values/email.ts';
import { ExternalId } from '../user/values/external-id.ts';
import { User } from '../user/view.ts';
import { BODY_ERRORS, FORM_ERRORS, READ_ERRORS } from './errors.ts';
import {
  GetUserQuery,
  HistoryQuery,
  ListEventsQuery,
  ListUsersQuery,
  SearchUsersBody,
  UserPath,
  UsersByDomainQuery,
} from './parameters.ts';
import { PROCESS_QUERIES } from './process-queries.ts';
import { SERVICE_QUERIES } from './service-queries.ts';

export const LookupUserBody = z
  .strictObject({ email: Email.optional(), externalId: ExternalId.optional() })
  .refine(({ email, externalId }) => (email === undefined) !== (externalId === undefined), {
    error: 'must have exactly one of email and externalId',
  })
  .meta({ id: 'LookupUser', minProperties: 1, maxProperties: 1 });

export const QUERIES = {
  GetUser: defineQuery({
    summary: 'One user, as it is or as it was',
    method: 'GET',
    path: '/v1/users/{id}',
    scopes: ['users:read'],
    self: true,
    params: UserPath,
    query: GetUserQuery,
    answer: { status: 200, schema: User },
    errors: [...READ_ERRORS, 'NOT_FOUND', 'GONE'],
    reads: ['directory', 'log'],
  }),
  LookupUser: defineQuery({
    summary: 'The user with an email address or an external id, which stay out of URLs this way',
    method: 'POST',
    path: '/v1/users/lookup',
    scopes: ['users:read'],
    self: false,
    body: LookupUserBody,
    answer: { status: 200, schema: User },
    errors: [...READ_ERRORS, ...FORM_ERRORS, 'NOT_FOUND'],
    reads: ['directory', 'log'],
  }),
  ListUsers: defineQuery({
    summary: 'Users in the order of their creation; filters combine',
    method: 'GET',
    path: '/v1/users',
    scopes: ['users:read'],
    self: false,
    query: ListUsersQuery,
    answer: { status: 200, schema: UserPage },
    errors: [...READ_ERRORS, 'INVALID_CURSOR'],
    reads: ['directory'],
  }),
  SearchUsers: defineQuery({
    summary:
      'Users whose name or address has words that begin like the ones asked for; a page can hold fewer than limit, even none, while nextCursor says that more follow',
    method: 'POST',
    path: '/v1/users/search',
    scopes: ['users:read'],
    self: false,
    body: SearchUsersBody,
    answer: { status: 200, schema: UserPage },
    errors: [...READ_ERRORS, ...BODY_ERRORS, 'INVALID_CURSOR'],
    reads: ['directory', 'search'],
  }),
  UsersByDomain: defineQuery({
    summary: 'The first users of each of some domains, oldest first; nextCursor goes on with ListUsers for that domain',
    method: 'GET',
    path: '/v1/users/by-domain',
    scopes: ['users:read'],
    self: false,
    query: UsersByDomainQuery,
    answer: { status: 200, schema: UsersByDomain },
    errors: [...READ_ERRORS, 'REQUIRED_FIELD'],
    reads: ['directory'],
  }),
  GetStats: defineQuery({
    summary: 'How many users there are, by status, role and domain',
    method: 'GET',
    path: '/v1/stats',
    scopes: ['users:read'],
    self: false,
    answer: { status: 200, schema: Stats },
    errors: READ_ERRORS,
    reads: ['directory', 'statistics'],
  }),
  ListEvents: defineQuery({
    summary: 'What happened to all users, without personal data, some seconds after it happened; at least once, and in order for each user',
    method: 'GET',
    path: '/v1/events',
    scopes: ['events:read'],
    self: false,
    query: ListEventsQuery,
    answer: { status: 200, schema: EventPage },
    errors: [...READ_ERRORS, 'INVALID_CURSOR'],
    reads: ['feed'],
  }),
  GetHistory: defineQuery({
    summary: 'What happened to a user, oldest first; of an erased one only who did what when',
    method: 'GET',
    path: '/v1/users/{id}/history',
    scopes: ['audit:read'],
    self: true,
    params: UserPath,
    query: HistoryQuery,
    answer: { status: 200, schema: HistoryPage },
    errors: [...READ_ERRORS, 'NOT_FOUND', 'INVALID_CURSOR'],
    reads: ['log'],
  }),
  ExportUser: defineQuery({
    summary: 'All that is kept about a user: as it is now, and each event with its data, oldest first',
    method: 'GET',
    path: '/v1/users/{id}/export',
    scopes: ['audit:read'],
    self: true,
    params: UserPath,
    query: HistoryQuery,
    answer: { status: 200, schema: UserExport },
    errors: [...READ_ERRORS, 'NOT_FOUND', 'GONE', 'INVALID_CURSOR'],
    reads: ['log'],
  }),
  ValidateUsers: defineQuery({
    summary: 'Which of many people could be created, and which rules the others break; who exists already is not looked up',
    method: 'POST',
    path: '/v1/users/validate',
    scopes: ['users:read'],
    self: false,
    body: ValidateUsersBody,
    answer: { status: 200, schema: UserValidation },
    errors: [...READ_ERRORS, ...BODY_ERRORS],
    reads: [],
  }),
  ...PROCESS_QUERIES,
  ...SERVICE_QUERIES,
};

export type QueryName = keyof typeof QUERIES;
