// Every command: its route, who may send it, what it takes, what it answers and what it does beside its stream.
import { defineCommand } from '../kernel/message.ts';
import { ProcessStarted } from '../process/process.ts';
import { AssignRoleBody } from '../user/decide/assign-role.ts';
import { CreateUserBody } from '../user/decide/create-user.ts';
import { DeactivateUserBody } from '../user/decide/deactivate-user.ts';
import { RegisterUserBody } from '../user/decide/register-user.ts';
import { EraseUserBody } from '../user/decide/request-erasure.ts';
import { InviteUserBody } from '../user/decide/invite-user.ts';
import { OffboardUserBody } from '../user/decide/offboard-user.ts';
import { ReactivateUserBody } from '../user/decide/reactivate-user.ts';
import { SuspendUserBody } from '../user/decide/suspend-user.ts';
import { UpdateUserBody } from '../user/decide/update-user.ts';
import { Invited } from '../user/invitation-view.ts';
import { ROLE_ADMIN_SCOPE } from '../user/values/role.ts';
import { User } from '../user/view.ts';
import { EMAIL_CHANGE_COMMANDS } from './email-change-commands.ts';
import { IMPORT_COMMANDS } from './import-commands.ts';
import { cancelProcess, PROCESS_COMMANDS } from './process-commands.ts';
import { ANY_STATUS_ERRORS, BODILESS_CHANGE_ERRORS, BODY_ERRORS, CHANGE_ERRORS, MUTATION_ERRORS, PATCH_ERRORS } from './errors.ts';
import { AcceptInvitationBody, DeleteUserQuery, InvitationPath, TokenBody, UserPath } from './parameters.ts';

const STARTING = {
  CreateUser: defineCommand({
    summary: 'Create a user; the role admin also needs users:roles',
    method: 'POST',
    path: '/v1/users',
    scopes: ['users:write'],
    self: false,
    body: CreateUserBody,
    answer: { status: 201, schema: User },
    errors: [...MUTATION_ERRORS, 'CONFLICT', 'EMAIL_TAKEN'],
    effects: ['creates-user', 'claims', 'counts'],
  }),
  UpdateUser: defineCommand({
    summary: 'Change a name or an external id; users may change their own name',
    method: 'PATCH',
    path: '/v1/users/{id}',
    scopes: ['users:write'],
    self: true,
    params: UserPath,
    body: UpdateUserBody,
    answer: { status: 200, schema: User },
    errors: [...PATCH_ERRORS, 'CONFLICT'],
    effects: ['claims', 'releases'],
  }),
  SuspendUser: defineCommand({
    summary: 'Keep a user from signing in, for a while or until further notice',
    method: 'POST',
    path: '/v1/users/{id}/suspend',
    scopes: ['users:suspend'],
    self: false,
    params: UserPath,
    body: SuspendUserBody,
    answer: { status: 200, schema: User },
    errors: [...CHANGE_ERRORS, 'LAST_ADMIN'],
    effects: ['counts', 'releases'],
  }),
  ReactivateUser: defineCommand({
    summary: 'Let a suspended or inactive user sign in again',
    method: 'POST',
    path: '/v1/users/{id}/reactivate',
    scopes: ['users:suspend'],
    self: false,
    params: UserPath,
    body: ReactivateUserBody,
    answer: { status: 200, schema: User },
    errors: PATCH_ERRORS,
    effects: ['counts'],
  }),
  AssignRole: defineCommand({
    summary: 'Give a user another role; nobody raises their own',
    method: 'PUT',
    path: '/v1/users/{id}/role',
    scopes: [ROLE_ADMIN_SCOPE],
    self: false,
    params: UserPath,
    body: AssignRoleBody,
    answer: { status: 200, schema: User },
    errors: [...CHANGE_ERRORS, 'LAST_ADMIN'],
    effects: ['counts'],
  }),
  ActivateUser: defineCommand({
    summary: 'Make a pending user active',
    method: 'POST',
    path: '/v1/users/{id}/activate',
    scopes: ['users:write'],
    self: false,
    params: UserPath,
    answer: { status: 200, schema: User },
    errors: BODILESS_CHANGE_ERRORS,
    effects: ['counts'],
  }),
  DeactivateUser: defineCommand({
    summary: 'Take a user out of service until it is reactivated',
    method: 'POST',
    path: '/v1/users/{id}/deactivate',
    scopes: ['users:write'],
    self: false,
    params: UserPath,
    body: DeactivateUserBody,
    answer: { status: 200, schema: User },
    errors: [...CHANGE_ERRORS, 'LAST_ADMIN'],
    effects: ['counts', 'releases'],
  }),
  DeleteUser: defineCommand({
    summary: 'Delete a user, which can be restored for some days',
    method: 'DELETE',
    path: '/v1/users/{id}',
    scopes: ['users:delete'],
    self: false,
    params: UserPath,
    query: DeleteUserQuery,
    answer: { status: 200, schema: User },
    errors: [...ANY_STATUS_ERRORS, 'LAST_ADMIN'],
    effects: ['counts', 'releases'],
  }),
  RestoreUser: defineCommand({
    summary: 'Bring a deleted user back, inactive, while its grace lasts',
    method: 'POST',
    path: '/v1/users/{id}/restore',
    scopes: ['users:delete'],
    self: false,
    params: UserPath,
    answer: { status: 200, schema: User },
    errors: BODILESS_CHANGE_ERRORS,
    effects: [],
  }),
  OffboardUser: defineCommand({
    summary: 'Have a user leave: deactivated and deprovisioned at once, deleted and erased when its grace is over',
    method: 'POST',
    path: '/v1/users/{id}/offboard',
    scopes: ['users:delete'],
    self: false,
    params: UserPath,
    body: OffboardUserBody,
    answer: { status: 202, schema: ProcessStarted },
    errors: [...CHANGE_ERRORS, 'LAST_ADMIN'],
    effects: ['counts', 'releases', 'starts-process'],
    saga: 'offboarding',
  }),
  EraseUser: defineCommand({
    summary: 'Erase a deleted user for good, here and in every participant; the process answers with a certificate',
    method: 'POST',
    path: '/v1/users/{id}/erase',
    scopes: ['users:erase'],
    self: false,
    params: UserPath,
    body: EraseUserBody,
    answer: { status: 202, schema: ProcessStarted },
    errors: CHANGE_ERRORS,
    effects: ['starts-process'],
    saga: 'erasure',
  }),
  RegisterUser: defineCommand({
    summary: 'Ask for an account; the answer is the same whether the address is taken or not',
    method: 'POST',
    path: '/v1/registrations',
    scopes: [],
    self: false,
    body: RegisterUserBody,
    answer: { status: 202 },
    errors: [...BODY_ERRORS, 'IDEMPOTENCY_KEY_REUSED'],
    effects: ['seals-request', 'starts-process'],
    saga: 'onboarding',
  }),
  VerifyRegistration: defineCommand({
    summary: 'Become active with the token that the mail brought',
    method: 'POST',
    path: '/v1/registrations/verify',
    scopes: [],
    self: false,
    body: TokenBody,
    answer: { status: 200, schema: User },
    errors: [...BODY_ERRORS, 'TOKEN_INVALID', 'GONE', 'VERSION_MISMATCH', 'IDEMPOTENCY_KEY_REUSED'],
    effects: ['counts', 'redeems-token'],
  }),
  InviteUser: defineCommand({
    summary: 'Offer somebody an account, by mail; the role admin also needs users:roles',
    method: 'POST',
    path: '/v1/invitations',
    scopes: ['users:invite'],
    self: false,
    body: InviteUserBody,
    answer: { status: 201, schema: Invited },
    errors: [...MUTATION_ERRORS, 'CONFLICT', 'EMAIL_TAKEN'],
    effects: ['creates-user', 'claims', 'starts-process'],
    saga: 'onboarding',
  }),
  AcceptInvitation: defineCommand({
    summary: 'Become active with the token that the invitation brought',
    method: 'POST',
    path: '/v1/invitations/accept',
    scopes: [],
    self: false,
    body: AcceptInvitationBody,
    answer: { status: 200, schema: User },
    errors: [...BODY_ERRORS, 'TOKEN_INVALID', 'GONE', 'VERSION_MISMATCH', 'IDEMPOTENCY_KEY_REUSED'],
    effects: ['counts', 'redeems-token'],
  }),
  RevokeInvitation: defineCommand({
    summary: 'Take an invitation back that was not accepted yet',
    method: 'DELETE',
    path: '/v1/invitations/{id}',
    scopes: ['users:invite'],
    self: false,
    params: InvitationPath,
    answer: { status: 204 },
    errors: BODILESS_CHANGE_ERRORS,
    effects: [],
  }),
  ...PROCESS_COMMANDS,
  ...EMAIL_CHANGE_COMMANDS,
  ...IMPORT_COMMANDS,
};

export const COMMANDS = { ...STARTING, CancelProcess: cancelProcess(STARTING) };

export type CommandName = keyof typeof COMMANDS;
