// The endpoint of each command and query, with the ports of a world in memory.
import { endpoint as ActivateUser } from '../../functions/commands/activate-user.ts';
import { endpoint as AssignRole } from '../../functions/commands/assign-role.ts';
import { endpoint as CreateUser } from '../../functions/commands/create-user.ts';
import { endpoint as DeactivateUser } from '../../functions/commands/deactivate-user.ts';
import { endpoint as DeleteUser } from '../../functions/commands/delete-user.ts';
import { endpoint as ReactivateUser } from '../../functions/commands/reactivate-user.ts';
import { endpoint as RegisterUser } from '../../functions/commands/register-user.ts';
import { endpoint as RestoreUser } from '../../functions/commands/restore-user.ts';
import { endpoint as SuspendUser } from '../../functions/commands/suspend-user.ts';
import { endpoint as UpdateUser } from '../../functions/commands/update-user.ts';
import { endpoint as VerifyRegistration } from '../../functions/commands/verify-registration.ts';
import { endpoint as GetDocs } from '../../functions/queries/get-docs.ts';
import { endpoint as GetHealth } from '../../functions/queries/get-health.ts';
import { endpoint as GetHistory } from '../../functions/queries/get-history.ts';
import { endpoint as GetOpenApi } from '../../functions/queries/get-open-api.ts';
import { endpoint as GetStats } from '../../functions/queries/get-stats.ts';
import { endpoint as ListEvents } from '../../functions/queries/list-events.ts';
import { endpoint as GetProcess } from '../../functions/queries/get-process.ts';
import { endpoint as GetUser } from '../../functions/queries/get-user.ts';
import { endpoint as ListProcesses } from '../../functions/queries/list-processes.ts';
import { endpoint as ListUsers } from '../../functions/queries/list-users.ts';
import { endpoint as LookupUser } from '../../functions/queries/lookup-user.ts';
import { endpoint as SearchUsers } from '../../functions/queries/search-users.ts';
import { endpoint as UsersByDomain } from '../../functions/queries/users-by-domain.ts';
import { endpoint as ValidateUsers } from '../../functions/queries/validate-users.ts';
import type { Endpoint } from '../../functions/runtime/http/endpoint.ts';
import type { World } from './http-world.ts';

interface Wired {
  readonly endpoint: Endpoint<never>;
  readonly ports: unknown;
}

const wire = <Ports>(endpoint: Endpoint<Ports>, ports: Ports): Wired => ({ endpoint, ports });

const commandsAndQueries = ({
  users,
  readModels: { directory, search, statistics, feed },
  clock,
}: World): Readonly<Record<string, Wired>> => ({
  CreateUser: wire(CreateUser, users),
  UpdateUser: wire(UpdateUser, users),
  SuspendUser: wire(SuspendUser, users),
  ReactivateUser: wire(ReactivateUser, users),
  AssignRole: wire(AssignRole, users),
  ActivateUser: wire(ActivateUser, users),
  DeactivateUser: wire(DeactivateUser, users),
  DeleteUser: wire(DeleteUser, users),
  RestoreUser: wire(RestoreUser, users),
  GetUser: wire(GetUser, { directory, users }),
  LookupUser: wire(LookupUser, { directory, users }),
  ListUsers: wire(ListUsers, { directory, clock }),
  SearchUsers: wire(SearchUsers, { directory, search, clock }),
  UsersByDomain: wire(UsersByDomain, { directory, clock }),
  GetStats: wire(GetStats, { directory, statistics, clock }),
  ListEvents: wire(ListEvents, { feed, clock }),
  GetHistory: wire(GetHistory, users),
  ValidateUsers: wire(ValidateUsers, undefined),
  GetHealth: wire(GetHealth, undefined),
  GetOpenApi: wire(GetOpenApi, undefined),
  GetDocs: wire(GetDocs, undefined),
});

const sagaEndpoints = (world: World): Readonly<Record<string, Wired>> => {
  const { users, keyring, tokens, processes, executions, clock } = world;
  const now = (): number => clock.now();
  return {
    RegisterUser: wire(RegisterUser, { keyring, processes, executions, now }),
    VerifyRegistration: wire(VerifyRegistration, { users, tokens, processes, executions, now }),
    GetProcess: wire(GetProcess, processes),
    ListProcesses: wire(ListProcesses, processes),
  };
};

export const endpointsOf = (world: World): Readonly<Record<string, Wired>> => ({
  ...commandsAndQueries(world),
  ...sagaEndpoints(world),
});
