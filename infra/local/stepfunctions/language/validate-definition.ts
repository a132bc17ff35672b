// Holds a definition to the whole Amazon States Language: transitions that lead somewhere, states that can be reached, fields that fit together.
import { createRequire } from 'node:module';
import { DefinitionError } from './definition-error.ts';

type Validate = (source: unknown) => { readonly isValid: boolean; readonly errorsText: () => string };
// The package comes without types.
const validate = createRequire(import.meta.url)('asl-validator') as Validate;

/** One validation compiles the language's schemas, a good part of a second, and a stage is read twice. */
const valid = new Set<string>();

/** @throws DefinitionError */
export const validateDefinition = (source: string): void => {
  if (valid.has(source)) return;
  const verdict = validate(JSON.parse(source));
  if (!verdict.isValid) throw new DefinitionError(verdict.errorsText());
  valid.add(source);
};
