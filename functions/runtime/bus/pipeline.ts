// The steps between a message and its handler. Each is a small function that refuses, or hands on what it was given and found out.
import * as z from 'zod';
import type { Refusal, Violation } from '../../../domain/kernel/refusal.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { invalid, validate as check } from '../../../domain/kernel/validation.ts';
import { type Authorized, authorize as permit } from './authorize.ts';
import type { Definition, Input, Message, Passed } from './message.ts';

/** What the steps have found out so far. */
interface Passage extends Partial<Authorized> {
  readonly message: Message;
  readonly input?: Input<Definition>;
}

export type Next<Answer> = (passage: Passage) => Promise<Result<Answer, Refusal>>;
export type Middleware = <Answer>(passage: Passage, next: Next<Answer>) => Promise<Result<Answer, Refusal>>;

/** The first one given is the outermost. */
export const compose =
  (...middlewares: readonly Middleware[]) =>
  <Answer>(handle: Next<Answer>): Next<Answer> =>
    middlewares.reduceRight<Next<Answer>>((next, middleware) => (passage) => middleware(passage, next), handle);

/** What a message does not define it does not take: nothing is dropped in silence. */
const NOTHING = z.strictObject({});
const NO_BODY: readonly Violation[] = [{ pointer: '', code: 'VALIDATION_ERROR', message: 'the body must be empty' }];

const isEmpty = (body: unknown): boolean => typeof body === 'object' && body !== null && Object.keys(body).length === 0;

/** Who may send this: 401, 403, or 404 where 403 would tell too much. */
export const authorize: Middleware = async (passage, next) => {
  const { definition, caller, params } = passage.message;
  const authorized = permit(definition, caller, params);
  return authorized.ok ? next({ ...passage, ...authorized.value }) : authorized;
};

/** The form of the body first (413, 415, 400), then all broken rules of all parts at once (400). */
export const validate: Middleware = async (passage, next) => {
  const { definition, conditions, ...message } = passage.message;
  const raw = message.body();
  if (!raw.ok) return raw;
  const params = check(definition.params ?? NOTHING, message.params, 'parameter');
  const query = check(definition.query?.strict() ?? NOTHING, message.query, 'parameter');
  const empty = isEmpty(raw.value) ? ok({}) : err(NO_BODY);
  const body = definition.body === undefined ? empty : check(definition.body, raw.value);
  if (conditions.ok && params.ok && query.ok && body.ok) {
    const parts = { params: params.value, query: query.value, body: body.value } as Pick<Input<Definition>, 'params' | 'query' | 'body'>;
    const { caller, asSelf } = passage as Authorized;
    return next({ ...passage, input: { ...parts, ...conditions.value, caller, asSelf } });
  }
  return err(invalid([conditions, params, query, body].flatMap((part) => (part.ok ? [] : part.error))));
};

/**
 * The order: who comes before what, so that a stranger learns nothing of the rules, and no work is done for one; what comes before the
 * handler, which therefore only knows input that keeps all rules.
 */
const PIPELINE = compose(authorize, validate);

/** @param handle gets a message that its sender may send and whose parts are valid */
export const through = <D extends Definition, Answer>(
  handle: (passed: Passed<D>) => Promise<Result<Answer, Refusal>>,
): ((message: Message) => Promise<Result<Answer, Refusal>>) => {
  const run = PIPELINE<Answer>((passage) => handle(passage as unknown as Passed<D>));
  return (message) => run({ message });
};
