// What belongs together: each rule answers its violations in words.
import { unusedGrants } from '../../../infra/audit/iam/unused-grants.ts';
import type { Facts, Message } from './facts.ts';

const key = ({ method, path }: Message): string => `${method} ${path}`;
const same = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join(' ') === [...b].sort().join(' ');
const OF_THE_RUNTIME = /^(logs|xray):/;

type Rule = (facts: Facts) => readonly string[];

/** A rule about each message: answers what is wrong with it, if anything. */
const eachMessage =
  (wrong: (message: Message, facts: Facts) => string | undefined): Rule =>
  (facts) =>
    facts.messages.flatMap((message) => {
      const text = wrong(message, facts);
      return text === undefined ? [] : [`the ${message.kind} ${message.name} ${text}`];
    });

export const COHERENCE = {
  'message-has-handler': eachMessage(({ name }, { handlers }) => (handlers.has(name) ? undefined : 'has no handler')),
  'message-has-route': eachMessage((message, { routes }) => {
    const route = routes.find((each) => each.key === key(message));
    if (route === undefined) return `has no route ${key(message)}`;
    return route.function === message.name ? undefined : `has a route that leads to ${route.function}`;
  }),
  'message-has-scope': eachMessage((message, { routes, declaredPublic }) => {
    if (message.scopes.length === 0 && !declaredPublic.includes(message.name)) return 'asks for no scope and is not declared public';
    if (message.scopes.length > 0 && declaredPublic.includes(message.name)) return 'is declared public and asks for a scope';
    const route = routes.find((each) => each.key === key(message));
    return route === undefined || same(route.scopes, message.scopes)
      ? undefined
      : `asks for ${message.scopes.join()}, its route for ${route.scopes.join() || 'nothing'}`;
  }),
  'message-has-grant': eachMessage(({ name, needsGrants }, { functions }) => {
    const own = functions.find((each) => each.name === name);
    if (own === undefined) return 'has no function';
    return !needsGrants || own.actions.some((action) => !OF_THE_RUNTIME.test(action))
      ? undefined
      : 'has no grant for what it reads or writes';
  }),
  'message-is-documented': eachMessage((message, { openApi }) =>
    openApi.get(key(message)) === message.name ? undefined : `is not in openapi.json as ${key(message)}`,
  ),
  'event-is-documented': ({ events, asyncApi }) =>
    events.filter((event) => !asyncApi.includes(event)).map((event) => `the event ${event} is not in asyncapi.json`),
  'function-is-watched': ({ functions }) =>
    functions.filter(({ watched }) => !watched).map(({ name }) => `${name} is behind no objective and in no alarm`),
  'alarm-has-runbook': ({ alarms, runbookSections }) =>
    [...alarms].flatMap(([name, section]) =>
      section !== undefined && runbookSections.includes(section) ? [] : [`the alarm ${name} leads to no section of the runbook`],
    ),
  'grant-is-used': ({ functions }) =>
    functions.flatMap((each) => unusedGrants(each).map((action) => `${each.name} may ${action}, which its code cannot do`)),
} as const satisfies Record<string, Rule>;

export type CoherenceRule = keyof typeof COHERENCE;
