// The commands of a change of address.
import { defineCommand } from '../kernel/message.ts';
import { RequestEmailChangeBody } from '../user/decide/request-email-change.ts';
import { EmailChangeStarted } from '../user/email-change-view.ts';
import { User } from '../user/view.ts';
import { BODY_ERRORS, CHANGE_ERRORS, READ_ERRORS } from './errors.ts';
import { TokenBody, UserPath } from './parameters.ts';

const TOKEN_ERRORS = [...BODY_ERRORS, 'TOKEN_INVALID', 'GONE', 'VERSION_MISMATCH', 'IDEMPOTENCY_KEY_REUSED'] as const;

export const EMAIL_CHANGE_COMMANDS = {
  RequestEmailChange: defineCommand({
    summary: 'Give a user another address once it is confirmed, by mail; users may ask for themselves',
    method: 'POST',
    path: '/v1/users/{id}/email-change',
    scopes: ['users:write'],
    self: true,
    params: UserPath,
    body: RequestEmailChangeBody,
    answer: { status: 202, schema: EmailChangeStarted },
    unchanged: User,
    errors: [...CHANGE_ERRORS, 'CONFLICT', 'EMAIL_TAKEN'],
    effects: ['claims', 'starts-process'],
    saga: 'email-change',
  }),
  ConfirmEmailChange: defineCommand({
    summary: 'Have another address with the token that it was sent; the one before is kept for three days',
    method: 'POST',
    path: '/v1/email-changes/confirm',
    scopes: [],
    self: false,
    body: TokenBody,
    answer: { status: 200, schema: User },
    errors: TOKEN_ERRORS,
    effects: ['redeems-token'],
  }),
  CancelEmailChange: defineCommand({
    summary: 'Take back a change of address that was not confirmed yet; users may take back their own',
    method: 'DELETE',
    path: '/v1/users/{id}/email-change',
    scopes: ['users:write'],
    self: true,
    params: UserPath,
    answer: { status: 204 },
    errors: [...READ_ERRORS, 'NOT_FOUND', 'CONFLICT', 'GONE', 'VERSION_MISMATCH', 'IDEMPOTENCY_KEY_REUSED'],
    effects: ['releases'],
  }),
  RevertEmailChange: defineCommand({
    summary: 'Have the address before again, with the token that it was sent when it changed',
    method: 'POST',
    path: '/v1/email-changes/revert',
    scopes: [],
    self: false,
    body: TokenBody,
    answer: { status: 200, schema: User },
    errors: TOKEN_ERRORS,
    effects: ['releases', 'redeems-token'],
  }),
};
