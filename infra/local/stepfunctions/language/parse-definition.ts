// Reads a state machine's definition. What cannot be run here as in the account is an error that names the state and the field.
import * as z from 'zod';
import { DefinitionError } from './definition-error.ts';
import { type Definition, definition, type Flow, type State, type StateOf } from './definition.ts';
import { checkIntrinsic } from './intrinsic.ts';
import { isReferencePath } from './json-path.ts';
import { expressionsIn } from './template.ts';

const INVOKE = 'arn:aws:states:::lambda:invoke';
const RESOURCES = new Set([INVOKE, `${INVOKE}.waitForTaskToken`]);

const fail = (message: string): never => {
  throw new DefinitionError(message);
};

/** @throws StateError for an intrinsic function that is not known */
const checkTemplates = (state: State): void => {
  for (const [field, value] of Object.entries(state)) {
    if (!['Parameters', 'ResultSelector', 'ItemSelector'].includes(field)) continue;
    for (const source of expressionsIn(value)) if (!source.startsWith('$')) checkIntrinsic(source);
  }
};

const checkTask = (name: string, state: StateOf<'Task'>): void => {
  const isFunction = /^arn:aws:lambda:[^:]+:[^:]+:function:/.test(state.Resource);
  if (!isFunction && !RESOURCES.has(state.Resource)) fail(`state ${name}: Resource ${state.Resource} is not known`);
  const parameters = (state.Parameters ?? {}) as Record<string, unknown>;
  const unknown = isFunction
    ? undefined
    : Object.keys(parameters).find((key) => !['FunctionName', 'Payload', 'Qualifier', 'InvocationType'].includes(key.replace(/\.\$$/, '')));
  if (unknown !== undefined) fail(`state ${name}: Parameters.${unknown} is not known`);
  if (![undefined, 'RequestResponse'].includes(parameters['InvocationType'] as string))
    fail(`state ${name}: Parameters.InvocationType is not known`);
  const waits = state.Resource.endsWith('.waitForTaskToken');
  if (waits && !expressionsIn(parameters).some((source) => source.includes('$$.Task.Token')))
    fail(`state ${name}: Parameters must pass $$.Task.Token on, or nobody can answer`);
};

const checkFlow = ({ StartAt, States }: Flow): void => {
  if (!Object.hasOwn(States, StartAt)) fail(`StartAt ${StartAt} is no state`);
  for (const [name, state] of Object.entries(States)) {
    try {
      checkTemplates(state);
    } catch (error) {
      fail(`state ${name}: ${String(error)}`);
    }
    if ('ResultPath' in state && typeof state.ResultPath === 'string' && !isReferencePath(state.ResultPath))
      fail(`state ${name}: ResultPath ${state.ResultPath} is no reference path`);
    if (state.Type === 'Task') checkTask(name, state);
    if (state.Type === 'Parallel') state.Branches.forEach(checkFlow);
    if (state.Type === 'Map') checkFlow(processorOf(state));
  }
};

/** A Map's processor, also by its older name. */
export const processorOf = ({ ItemProcessor, Iterator: iterator }: StateOf<'Map'>): Flow =>
  ItemProcessor ?? iterator ?? fail('a Map needs an ItemProcessor');

const json = (source: string): unknown => {
  try {
    return JSON.parse(source);
  } catch (error) {
    return fail(`the definition is no JSON: ${String(error)}`);
  }
};

/** @throws DefinitionError for what is not known here; that the states fit together is `validateDefinition`'s to say */
export const parseDefinition = (source: string): Definition => {
  const read = definition.safeParse(json(source));
  if (!read.success) return fail(z.prettifyError(read.error));
  checkFlow(read.data);
  return read.data;
};
