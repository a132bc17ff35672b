// What a step of a saga may do, by what the catalogue says it does.
import type { SagaName, StepEffect } from '../../domain/catalog.ts';
import type { StageConfig } from '../stages.ts';
import type { Stores } from './message-functions.ts';
import { grantMail } from './outgoing-mail.ts';
import type { SagaMachine } from './saga-machine.ts';
import type { ServiceFunction } from './service-function.ts';

/** Sagas that a step can begin, by name. */
export type Machines = ReadonlyMap<string, SagaMachine>;
type StepGrant = (stores: Stores, to: ServiceFunction, stage: StageConfig, machines: Machines) => void;

const ERASURE: SagaName = 'erasure';

export const STEP_GRANTS: Readonly<Record<StepEffect, StepGrant>> = {
  'finds-owners': ({ log, keys }, to) => {
    log.grantFind(to);
    keys.grantUse(to);
  },
  'works-on-import': ({ imports }, to) => imports.grantWork(to),
  'forgets-import': ({ imports, keys }, to) => {
    imports.grantForget(to);
    keys.grantDestroyOfProcesses(to);
  },
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
  'starts-erasure': (_stores, to, _stage, machines) => {
    const machine = machines.get(ERASURE);
    if (machine === undefined) throw new RangeError('a saga that begins an erasure comes after it in the catalogue');
    machine.grantStart(to);
  },
};
