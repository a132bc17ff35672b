// Between the outside and the domain: specifications become zod schemas, zod's issues become violations that name fields and never values.
import * as z from 'zod';
import type { Refusal, Violation } from './refusal.ts';
import { err, ok, type Result } from './result.ts';
import type { Specification } from './specification.ts';

/** What OpenAPI should show of a value beside the words of its rule: id, examples, minLength, pattern, … */
export type Documentation = Readonly<Record<string, unknown>> & { readonly examples: string[] };

/**
 * A schema of the branded text that satisfies `specification`; each broken rule is an issue of its own.
 * `base` may normalize what it is given before the rules see it.
 */
export const branded = <Branded extends string>(
  specification: Specification<string>,
  documentation: Documentation,
  base: z.ZodType<string, string> = z.string(),
): z.ZodType<Branded, string> => {
  const schema = base
    .check((context) => {
      for (const words of specification.violations(context.value)) {
        context.issues.push({ code: 'custom', input: context.value, message: `must ${words}`, continue: true });
      }
    })
    .meta({ description: `Must ${specification.explain()}.`, ...documentation });
  return schema as unknown as z.ZodType<Branded, string>;
};

/** RFC 6901: `~` and `/` inside a segment are escaped. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Where the input came from: a body is addressed by JSON Pointers, a parameter by its bare name. */
export type Source = 'body' | 'parameter';

const locate = (path: readonly PropertyKey[], source: Source): string =>
  source === 'body' ? jsonPointer(path) : path.map(String).join('.');

const nameOf = (path: readonly PropertyKey[], source: Source): string =>
  path.findLast((segment) => typeof segment === 'string') ?? (source === 'body' ? 'the body' : 'the parameters');

const isMissing = (input: unknown, path: readonly PropertyKey[]): boolean => {
  const value = path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), input);
  return value === undefined;
};

/** Zod's own sentences may quote the input, so all but ours are said anew. */
const sayWhy = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must be at least ${String(issue.minimum)}`;
    case 'too_big':
      return `must be at most ${String(issue.maximum)}`;
    case 'invalid_format':
      return `must be a valid ${issue.format}`;
    case 'invalid_union':
      return issue.errors.map((alternative) => alternative.map(sayWhy).join(' and ')).join(', or ') || 'is not valid';
    default:
      return 'is not valid';
  }
};

export const toViolations = (error: z.ZodError, input: unknown, source: Source): readonly Violation[] =>
  error.issues.flatMap((issue): Violation[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: locate([...issue.path, key], source),
        code: 'VALIDATION_ERROR',
        message: `${key} is not a known ${source === 'body' ? 'field' : 'parameter'}`,
      }));
    }
    const pointer = locate(issue.path, source);
    const name = nameOf(issue.path, source);
    return isMissing(input, issue.path)
      ? [{ pointer, code: 'REQUIRED_FIELD', message: `${name} is required` }]
      : [{ pointer, code: 'VALIDATION_ERROR', message: `${name} ${sayWhy(issue)}` }];
  });

/** Of one value. Far more than our schemas can find in it; a body of nothing but unknown fields must not make an answer larger than itself. */
export const MAX_VIOLATIONS = 50;

/** All violations at once, up to {@link MAX_VIOLATIONS}, or the validated value. */
export const validate = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  source: Source = 'body',
): Result<z.output<Schema>, readonly Violation[]> => {
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : err(toViolations(parsed.error, input, source).slice(0, MAX_VIOLATIONS));
};

/** REQUIRED_FIELD says that the only thing wrong is something missing. */
export const problemCode = (violations: readonly Violation[]): 'REQUIRED_FIELD' | 'VALIDATION_ERROR' =>
  violations.length > 0 && violations.every(({ code }) => code === 'REQUIRED_FIELD') ? 'REQUIRED_FIELD' : 'VALIDATION_ERROR';

export const invalid = (violations: readonly Violation[]): Refusal => ({
  code: problemCode(violations),
  detail: 'The request breaks the rules listed in errors.',
  errors: violations,
});
