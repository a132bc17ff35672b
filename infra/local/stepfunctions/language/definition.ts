// The part of the Amazon States Language that the local stack runs: Standard workflows in JSONPath. A field that is not listed here is an error.
import * as z from 'zod';
import { COMPARISON_NAMES, type ChoiceRule } from './choice-rule.ts';

/** A run of states: the machine itself, a branch, or the processor of a Map. */
export interface Flow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const seconds = z.int().min(1);
const path = z.string().startsWith('$');
const optionalPath = path.nullable().optional();
const template = z.unknown().optional();

const common = {
  Comment: z.string().optional(),
  QueryLanguage: z.literal('JSONPath').optional(),
  InputPath: optionalPath,
  OutputPath: optionalPath,
};
const step = { ...common, Next: z.string().optional(), End: z.literal(true).optional() };
const result = { ResultPath: optionalPath };

const retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: seconds.default(1),
  MaxAttempts: z.int().min(0).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: seconds.optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
});
export type Retrier = z.infer<typeof retrier>;

const catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  Next: z.string(),
  ResultPath: optionalPath,
});
export type Catcher = z.infer<typeof catcher>;

const fallible = { ResultSelector: template, Retry: z.array(retrier).default([]), Catch: z.array(catcher).default([]) };

const choice: z.ZodType<ChoiceRule> = z.lazy(() => {
  const comparisons = Object.fromEntries(COMPARISON_NAMES.map((name) => [name, z.unknown().optional()]));
  const rules = { And: z.array(choice).optional(), Or: z.array(choice).optional(), Not: choice.optional() };
  return z.strictObject({
    ...comparisons,
    ...rules,
    Comment: z.string().optional(),
    Next: z.string().optional(),
    Variable: path.optional(),
  });
});

const simpleState = z.discriminatedUnion('Type', [
  z.strictObject({ Type: z.literal('Pass'), ...step, ...result, Parameters: template, Result: template }),
  z.strictObject({
    Type: z.literal('Task'),
    ...step,
    ...result,
    ...fallible,
    Resource: z.string(),
    Parameters: template,
    TimeoutSeconds: seconds.optional(),
    TimeoutSecondsPath: path.optional(),
    HeartbeatSeconds: seconds.optional(),
    HeartbeatSecondsPath: path.optional(),
  }),
  z.strictObject({ Type: z.literal('Choice'), ...common, Choices: z.array(choice).min(1), Default: z.string().optional() }),
  z.strictObject({
    Type: z.literal('Wait'),
    ...step,
    Seconds: z.int().min(0).optional(),
    SecondsPath: path.optional(),
    Timestamp: z.string().optional(),
    TimestampPath: path.optional(),
  }),
  z.strictObject({ Type: z.literal('Succeed'), ...common }),
  z.strictObject({
    Type: z.literal('Fail'),
    Comment: z.string().optional(),
    QueryLanguage: z.literal('JSONPath').optional(),
    Error: z.string().optional(),
    ErrorPath: z.string().optional(),
    Cause: z.string().optional(),
    CausePath: z.string().optional(),
  }),
]);

const parallelState = z.strictObject({ Type: z.literal('Parallel'), ...step, ...result, ...fallible, Parameters: template });
const mapState = z.strictObject({
  Type: z.literal('Map'),
  ...step,
  ...result,
  ...fallible,
  ItemsPath: path.optional(),
  ItemSelector: template,
  Parameters: template,
  MaxConcurrency: z.int().min(0).default(0),
});

export type State =
  | z.infer<typeof simpleState>
  | (z.infer<typeof parallelState> & { readonly Branches: readonly Flow[] })
  | (z.infer<typeof mapState> & { readonly ItemProcessor?: Flow | undefined; readonly Iterator?: Flow | undefined });
export type StateOf<T extends State['Type']> = Extract<State, { Type: T }>;

const states: z.ZodType<Flow['States']> = z.lazy(() => z.record(z.string(), state));
const flow = z.strictObject({ StartAt: z.string(), States: states });
const processor = flow.extend({ ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }).optional() }).optional();

const state: z.ZodType<State> = z.lazy(() =>
  z.discriminatedUnion('Type', [
    ...simpleState.options,
    parallelState.extend({ Branches: z.array(flow).min(1) }),
    mapState.extend({ ItemProcessor: processor, Iterator: processor }),
  ]),
);

export const definition = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONPath').optional(),
  TimeoutSeconds: seconds.optional(),
  StartAt: z.string(),
  States: states,
});

export type Definition = z.infer<typeof definition>;
