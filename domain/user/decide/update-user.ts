// UpdateUser: a merge patch (RFC 7396) of what may be edited freely. What is absent stays; users themselves may only rename themselves.
import * as z from 'zod';
import type { Decision } from '../../kernel/decider.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { ExternalId } from '../values/external-id.ts';
import { PersonName } from '../values/name.ts';
import { editable } from './presence.ts';

export const UpdateUserBody = z
  .strictObject({
    name: PersonName.optional(),
    externalId: ExternalId.nullable()
      .optional()
      .meta({ description: 'null removes it.', examples: ['hr-004711'] }),
  })
  .meta({ id: 'UpdateUser' });

export type UpdateUser = Readonly<z.output<typeof UpdateUserBody>> & {
  /** The caller acts on itself and holds nothing but `users:self`. */
  readonly selfService: boolean;
};

export const updateUser = (command: UpdateUser, state: UserState): Decision<UserEvent> => {
  const user = editable(state);
  if (!user.ok) return user;
  const { name, externalId, selfService } = command;
  if (selfService && externalId !== undefined) return err(refusal('AUTHORIZATION_ERROR', 'Users may change nothing but their own name.'));
  const events: UserEvent[] = [];
  if (name !== undefined && name !== user.value.name) events.push({ type: 'UserRenamed', data: { name } });
  if (externalId !== undefined && externalId !== user.value.externalId) events.push({ type: 'ExternalIdChanged', data: { externalId } });
  return ok(events);
};
