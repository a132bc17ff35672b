// The stations of a state's data: InputPath, Parameters, ResultSelector, ResultPath, OutputPath. Source: Input and output processing in the Step Functions Developer Guide.
import { insert, type Scope, select } from '../language/json-path.ts';
import { StateError } from '../language/state-error.ts';
import { fill } from '../language/template.ts';
import { MAX_DATA_BYTES } from '../limits.ts';

type Path = string | null | undefined;

/** @throws StateError States.DataLimitExceeded */
export const withinLimit = <T>(value: T, what: string): T => {
  if (Buffer.byteLength(JSON.stringify(value) ?? '') <= MAX_DATA_BYTES) return value;
  throw new StateError('States.DataLimitExceeded', `The ${what} is larger than ${MAX_DATA_BYTES} bytes`);
};

/** A path of null stands for an empty object. */
const through = (path: Path, scope: Scope): unknown => (path === null ? {} : select(path ?? '$', scope));

/** What the state works on. */
export const effectiveInput = (state: { readonly InputPath?: Path }, scope: Scope): unknown => through(state.InputPath, scope);

export const parametersOf = (template: unknown, scope: Scope): unknown =>
  template === undefined ? scope.data : withinLimit(fill(template, scope), 'input after Parameters');

/** Places a result in the raw input. A path of null drops it. */
export const placed = (path: Path, input: unknown, result: unknown): unknown =>
  path === null ? input : insert(path ?? '$', input, result);

export const outputOf = (state: { readonly OutputPath?: Path }, scope: Scope): unknown =>
  withinLimit(through(state.OutputPath, scope), 'output');
