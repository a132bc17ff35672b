// What a bundle consists of, package by package, and what must not be in it.
import { kept, type Output } from './dependencies.ts';

/** `node_modules/@aws-sdk/core/dist-es/x.js` -> `@aws-sdk/core`; our own sources by their first folder. */
export const packageOf = (path: string): string =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? `${path.split('/')[0] ?? path}/ (our own)`;

/** Bytes in the output by package, largest first. */
export const bytesByPackage = (output: Output): readonly (readonly [name: string, bytes: number])[] => {
  const totals = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
    const name = packageOf(path);
    totals.set(name, (totals.get(name) ?? 0) + bytesInOutput);
  }
  return [...totals].filter(([, bytes]) => bytes > 0).toSorted(([, a], [, b]) => b - a);
};

/** English alone is part of zod itself; any other means that somebody imported zod by name. */
export const zodLocales = (output: Output): readonly string[] =>
  kept(output).filter((path) => /node_modules\/zod\/.*\/locales\//.test(path) && !/\/locales\/en\.[cm]?js$/.test(path));
