// The endpoint of each command and query, found by its name, with the ports of a world in memory. A command that needs only users is not listed.
import { type CommandName, COMMANDS, type QueryName } from '../../domain/catalog.ts';
import { commandEndpoint, type JsonQueries, queryEndpoint, type UserCommands } from '../../functions/runtime/bus/registry.ts';
import type { Endpoint } from '../../functions/runtime/http/endpoint.ts';
import { createParticipantCallers } from '../../functions/runtime/participants/caller.ts';
import type { World } from './http-world.ts';
import { SECRETS, settings } from './participants.ts';

export interface Wired {
  readonly endpoint: Endpoint<unknown>;
  readonly ports: unknown;
}

const CALLERS = createParticipantCallers(
  new Map(Object.keys(SECRETS).map((name) => [name, { ...settings('http://127.0.0.1/hooks'), name }])),
  {
    of: async ({ name }) => [SECRETS[name] ?? ''],
  },
);

type Ported = Exclude<CommandName | QueryName, keyof UserCommands>;

const portsOf = (world: World): Readonly<Record<Ported, unknown>> => {
  const { users, keyring, tokens, processes, executions, clock, imports } = world;
  const { directory, search, statistics, feed } = world.readModels;
  const now = (): number => clock.now();
  return {
    RegisterUser: { keyring, processes, executions, now },
    VerifyRegistration: { users, tokens, now },
    OffboardUser: { users, processes, executions, now },
    EraseUser: { users, processes, executions, now },
    InviteUser: { users, processes, executions, now },
    AcceptInvitation: { users, tokens, now },
    RevokeInvitation: { users },
    AcknowledgeTask: { callers: CALLERS, processes, executions, now },
    ImportUsers: { keyring, imports, processes, executions, now },
    RollBackImport: { processes, executions, now },
    RequestEmailChange: { users, processes, executions, now },
    ConfirmEmailChange: { users, tokens, now },
    CancelEmailChange: { users },
    RevertEmailChange: { users, tokens, now },
    CancelProcess: { users, processes, executions, now },
    GetUser: { directory, users },
    LookupUser: { directory, users },
    ListUsers: { directory, clock },
    SearchUsers: { directory, search, clock },
    UsersByDomain: { directory, clock },
    GetStats: { directory, statistics, clock },
    ListEvents: { feed, clock },
    GetHistory: users,
    ExportUser: { users, clock },
    GetProcess: processes,
    ListProcesses: processes,
    GetImport: imports,
    ValidateUsers: undefined,
    GetHealth: undefined,
    GetOpenApi: undefined,
    GetDocs: undefined,
  };
};

/** The registry's types leave out what the bus does not send; the files are found all the same. */
const endpointOf = async (name: CommandName | QueryName): Promise<unknown> =>
  name in COMMANDS ? commandEndpoint(name as keyof UserCommands) : queryEndpoint(name as keyof JsonQueries);

export const wired = async (world: World, name: CommandName | QueryName): Promise<Wired> => {
  const ports = portsOf(world);
  return { endpoint: (await endpointOf(name)) as Endpoint<unknown>, ports: name in ports ? ports[name as Ported] : world.users };
};
