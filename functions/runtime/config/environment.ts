// The environment of a function: read where it is needed, and an error of its own where the deployment left something out.

/** The function was deployed without what it needs: nothing a caller or a retry can mend. */
export class ConfigurationError extends Error {
  constructor(variable: string, wrong = 'is not set') {
    super(`${variable} ${wrong}`);
    this.name = 'ConfigurationError';
  }
}

/** @throws ConfigurationError */
export const environment = (variable: string): string => {
  const value = process.env[variable];
  if (value === undefined || value === '') throw new ConfigurationError(variable);
  return value;
};

/** What the issuer puts before the names of our scopes, e.g. `rollcall/`; most put nothing. */
export const scopePrefix = (): string => process.env.SCOPE_PREFIX ?? '';
