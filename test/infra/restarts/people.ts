// People whom the scenes are about: each has an address of its own, and ways to make them and to see what became of them.
import { until } from '../../../infra/tools/api.ts';
import type { Run } from './scene.ts';
import { reaches, type World } from './world.ts';

const NAME = 'Grace Hopper';
let made = 0;

export const anAddress = (): string => `person.${(made += 1)}@example.com`;

export const create = async (world: World, email = anAddress()): Promise<Required<Pick<Run, 'userId' | 'email'>>> => {
  const { id } = await world.must(201, 'POST', '/v1/users', { body: { email, name: NAME } });
  return { userId: id, email };
};

export const register = async (world: World): Promise<Run> => {
  const email = anAddress();
  const { status, headers } = await world.anonymous('POST', '/v1/registrations', { body: { email, name: NAME } });
  if (status !== 202) throw new Error(`the registration was answered ${status}`);
  return { processId: headers.get('location')?.split('/').at(-1) ?? '', email };
};

export interface Invited extends Run {
  readonly invitationId: string;
}

/** Waits for the answer. */
export const invite = async (world: World, expiresInDays = 30): Promise<Invited> => {
  const email = anAddress();
  const { processId, invitationId } = await world.must(201, 'POST', '/v1/invitations', { body: { email, name: NAME, expiresInDays } });
  await reaches(world, processId, 'confirm');
  return { processId, invitationId, email };
};

export const revoke = async (world: World, { invitationId }: Invited): Promise<void> => {
  await world.must(204, 'DELETE', `/v1/invitations/${invitationId}`);
};

/** Redeems the token of the newest mail to an address. @returns whether there was one that is good */
export const redeem = async (world: World, email: string, path: string, more: object = {}): Promise<boolean> => {
  const token = await world.tokenTo(email);
  return token !== undefined && (await world.anonymous('POST', path, { body: { token, ...more } })).status === 200;
};

/** The mail comes a moment after the process waits for its answer. @throws NotDone when patience ends */
export const surely = async (answer: () => Promise<boolean>): Promise<void> => {
  await until(answer, Boolean, () => 'no token that came by mail is good');
};

const says = (right: boolean, words: string): string[] => (right ? [] : [words]);

export const statusOf = async (world: World, userId: string): Promise<string> => {
  const { status, body } = await world.api('GET', `/v1/users/${userId}`);
  return status === 200 ? body.status : String(status);
};

/** Somebody else asks for the address: what the claims say. */
export const wrongClaim = async (world: World, email: string, free: boolean): Promise<readonly string[]> => {
  const { status } = await world.api('POST', '/v1/users', { body: { email, name: NAME } });
  return says(status === (free ? 201 : 409), free ? `the address is not free (${status})` : `the address is free (${status})`);
};

/** What ends something happens to a user once, and not both ways. */
const ENDS = ['UserActivated', 'InvitationAccepted', 'EmailChanged', 'EmailChangeCompleted', 'EmailChangeReverted', 'EmailChangeCancelled'];
const ONCE = [...ENDS, 'EmailChangeExpired', 'InvitationExpired', 'InvitationRevoked', 'UserReactivated', 'UserErased'];
const EITHER = [
  ['EmailChangeCompleted', 'EmailChangeReverted', 'EmailChangeExpired', 'EmailChangeCancelled'],
  ['InvitationAccepted', 'InvitationExpired', 'InvitationRevoked'],
  ['UserReactivated', 'UserErased'],
];

/** Versions without a gap, and one end only. */
export const wrongHistory = async (world: World, userId: string): Promise<readonly string[]> => {
  const { status, body } = await world.api('GET', `/v1/users/${userId}/history?limit=200`);
  if (status === 404) return [];
  const items = body.items as readonly { readonly type: string; readonly version: number }[];
  const types = items.map(({ type }) => type);
  const versions = [...new Set(items.map(({ version }) => version))];
  return [
    ...says(
      versions.every((version, index) => version === index + 1),
      `its versions are ${versions.join(', ')}`,
    ),
    ...ONCE.filter((once) => types.filter((type) => type === once).length > 1).map((type) => `${type} happened more than once`),
    ...EITHER.map((all) => all.filter((type) => types.includes(type)))
      .filter((found) => found.length > 1)
      .map((found) => `it ended as ${found.join(' and as ')}`),
  ];
};

export const wrongStatus = async (world: World, userId: string, right: string): Promise<readonly string[]> => {
  const status = await statusOf(world, userId);
  return says(status === right, `the user is ${status}`);
};
