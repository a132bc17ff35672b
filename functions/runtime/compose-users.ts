// The users of a deployment, for commands and for the queries that read the log.
import { userAggregate } from '../../domain/user/user.ts';
import { composeLog } from './compose-log.ts';
import { createRepository } from './event-log/repository.ts';
import type { UserRepository } from './http/command.ts';
import { usage } from './telemetry/usage.ts';

export const composeUsers = (): UserRepository => createRepository({ ...composeLog(), aggregate: userAggregate, observer: usage });
