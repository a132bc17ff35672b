// The commands of processes, whatever they are about.
import { type CommandDefinition, defineCommand } from '../kernel/message.ts';
import { BODY_ERRORS, READ_ERRORS } from './errors.ts';
import { AcknowledgeTaskBody, ProcessPath } from './parameters.ts';
import { startersOf } from './starters.ts';

export const PROCESS_COMMANDS = {
  AcknowledgeTask: defineCommand({
    summary: 'A participant says what became of a task it took on; signed as the task was (Standard Webhooks), without a token',
    method: 'POST',
    path: '/v1/participants/callback',
    scopes: [],
    self: false,
    body: AcknowledgeTaskBody,
    answer: { status: 204 },
    errors: ['UNAUTHENTICATED', ...BODY_ERRORS, 'NOT_FOUND', 'INVALID_TRANSITION'],
    effects: ['acknowledges-task'],
  }),
};

/** Any scope that starts a process leads to it; which one is needed says the process. */
export const cancelProcess = (starting: Readonly<Record<string, CommandDefinition>>) =>
  defineCommand({
    summary:
      'End a process before its point of no return: what it did is undone, an import stops. It takes the scope with which such a process is started; users may cancel their own change of address',
    method: 'POST',
    path: '/v1/processes/{id}/cancel',
    scopes: startersOf(starting),
    self: false,
    params: ProcessPath,
    answer: { status: 202 },
    errors: [...READ_ERRORS, 'NOT_FOUND', 'INVALID_TRANSITION'],
    effects: ['cancels-process'],
  });
