// Fills payload templates: fields that end in `.$` hold a path or an intrinsic function.
import { callIntrinsic } from './intrinsic.ts';
import { type Scope, select } from './json-path.ts';

/** @throws StateError for a path that leads nowhere or an intrinsic function that fails */
export const fill = (template: unknown, scope: Scope): unknown => {
  if (Array.isArray(template)) return template.map((entry) => fill(entry, scope));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => {
      if (!name.endsWith('.$')) return [name, fill(value, scope)];
      const source = String(value);
      return [name.slice(0, -2), source.startsWith('$') ? select(source, scope) : callIntrinsic(source, scope)];
    }),
  );
};

/** The text of every field of the template that ends in `.$`. */
export const expressionsIn = (template: unknown): string[] => {
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([name, value]) => (name.endsWith('.$') ? [String(value)] : expressionsIn(value)));
};
