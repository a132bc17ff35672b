// Finds the route of a request: an exact segment before a parameter, a parameter before a greedy one, a named method before ANY, `$default` last.
import type { RouteModel } from '../model.ts';

export interface RouteMatch {
  readonly route: RouteModel;
  /** Percent-decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface CompiledRoute {
  readonly route: RouteModel;
  readonly method: string;
  readonly expression: RegExp;
  readonly names: readonly string[];
  /** Sorts by specificity: smaller is more specific. */
  readonly rank: string;
}

const PARAMETER = /^\{([^}+]+)(\+?)\}$/;

const compile = (route: RouteModel): CompiledRoute => {
  if (route.routeKey === '$default') return { route, method: 'ANY', expression: /^/, names: [], rank: '9' };
  const [method = '', path = ''] = route.routeKey.split(' ');
  const names: string[] = [];
  let rank = '';
  const segments = path.split('/').map((segment) => {
    const parameter = PARAMETER.exec(segment);
    rank += parameter === null ? '0' : parameter[2] === '+' ? '2' : '1';
    if (parameter === null) return segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    names.push(parameter[1] ?? '');
    return parameter[2] === '+' ? '(.+)' : '([^/]+)';
  });
  return { route, method, expression: new RegExp(`^${segments.join('/')}$`), names, rank: rank + (method === 'ANY' ? '1' : '0') };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export const createRouter = (routes: readonly RouteModel[]): ((method: string, path: string) => RouteMatch | undefined) => {
  const compiled = routes.map(compile).toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return (method, path) => {
    for (const { route, method: wanted, expression, names } of compiled) {
      if (wanted !== 'ANY' && wanted !== method) continue;
      const found = expression.exec(path);
      if (found === null) continue;
      return { route, pathParameters: Object.fromEntries(names.map((name, index) => [name, decoded(found[index + 1] ?? '')])) };
    }
    return undefined;
  };
};
