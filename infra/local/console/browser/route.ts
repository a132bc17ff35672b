// Where the reader is: the fragment of the address, e.g. `#/users/user_0190…`. Links are plain links, so that back, copy and new tab work.
import { useEffect, useState } from 'preact/hooks';

export interface Route {
  readonly view: string;
  /** What follows the view, decoded. */
  readonly rest: readonly string[];
}

export interface ViewProps {
  /** What follows the view's name in the address. */
  readonly rest: readonly string[];
}

const parse = (hash: string): Route => {
  const [view = '', ...rest] = hash.replace(/^#\/?/u, '').split('/').map(decodeURIComponent);
  return { view, rest };
};

export const href = (...parts: readonly string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;

export const useRoute = (): Route => {
  const [route, setRoute] = useState(() => parse(location.hash));
  useEffect(() => {
    const follow = (): void => setRoute(parse(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
};
