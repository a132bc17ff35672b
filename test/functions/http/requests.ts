// Requests that the specs of the conventions share.
import { request } from '../../kit/http.ts';
import { ada, aUserRegistered } from '../../kit/users.ts';

export const person = { email: 'grace@example.com', name: 'Grace Hopper' };
export const create = (asking: object) => request('POST', '/v1/users', { body: person, ...asking });
export const registered = { [ada]: [aUserRegistered()] };
export const rename = (name: string, headers: Record<string, string> = {}) =>
  request('PATCH', `/v1/users/${ada}`, { body: { name }, headers });
export const read = (headers: Record<string, string> = {}, asking: object = {}) =>
  request('GET', `/v1/users/${ada}`, { headers, ...asking });
export const keyed = (asking: object = {}) => create({ headers: { 'idempotency-key': 'key-1' }, ...asking });
