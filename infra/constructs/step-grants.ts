// What a step of a saga may do, by what the catalogue says it does.
import type { StepEffect } from '../../domain/catalog.ts';
import type { StageConfig } from '../stages.ts';
import type { Stores } from './message-functions.ts';
import { grantMail } from './outgoing-mail.ts';
import type { ServiceFunction } from './service-function.ts';

export const STEP_GRANTS: Readonly<Record<StepEffect, (stores: Stores, to: ServiceFunction, stage: StageConfig) => void>> = {
  appends: ({ log, keys }, to) => {
    log.grantAppend(to);
    keys.grantUse(to);
  },
  'creates-user': ({ keys }, to) => keys.grantCreate(to),
  // Making a claim is an append like any other.
  claims: () => undefined,
  releases: ({ log }, to) => log.grantRelease(to),
  counts: ({ log }, to) => log.grantCount(to),
  erases: ({ keys }, to) => keys.grantDestroy(to),
  mails: (_stores, to, stage) => grantMail(to, stage),
  'issues-tokens': ({ tokens }, to) => tokens.grantIssue(to),
  'reads-log': ({ log, keys }, to) => {
    log.grantRead(to);
    keys.grantUse(to);
  },
  'reads-directory': ({ directory }, to) => directory.grantFind(to),
};
