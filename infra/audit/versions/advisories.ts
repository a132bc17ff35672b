// Reads what `npm audit --json` says: known vulnerabilities, or that the registry was not able to tell.
import * as z from 'zod';

const answered = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      range: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string().optional() })])),
    }),
  ),
});
const refused = z.object({ statusCode: z.number().optional(), error: z.object({ code: z.string().nullish() }).optional() });

export type Advisories = { readonly vulnerable: readonly string[] } | { readonly silent: string };

const parsed = (output: string): unknown => {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
};

export const readAdvisories = (output: string): Advisories => {
  const source = parsed(output);
  const answer = answered.safeParse(source);
  if (!answer.success) {
    const { statusCode, error } = refused.safeParse(source).data ?? {};
    return { silent: `the registry does not answer npm audit (${statusCode ?? error?.code ?? 'no answer'})` };
  }
  return {
    vulnerable: Object.entries(answer.data.vulnerabilities).map(([name, { severity, range, via }]) => {
      const titles = via.flatMap((cause) => (typeof cause === 'string' ? `by ${cause}` : cause.title));
      return `${name} ${range}: ${severity}: ${titles.join('; ')}`;
    }),
  };
};
