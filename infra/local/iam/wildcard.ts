// IAM's wildcards: `*` is any run of characters, `?` exactly one.

const compiled = new Map<string, RegExp>();

const compile = (pattern: string): RegExp => {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 's');
  compiled.set(pattern, expression);
  return expression;
};

export const matchesWildcard = (pattern: string, value: string): boolean => (compiled.get(pattern) ?? compile(pattern)).test(value);

/** Actions are compared without regard to case. */
export const matchesAction = (pattern: string, action: string): boolean => matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
