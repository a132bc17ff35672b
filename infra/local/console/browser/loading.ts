// What a view knows while it loads: nothing yet, a value, or what went wrong. A value that was there stays while a newer one is fetched.
import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Loading<T> {
  readonly value?: T;
  readonly error?: Error;
  readonly reload: () => void;
}

export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Loads at once and whenever `key` changes; with `everyMs` again and again, but not while nobody looks at the page. */
export const useLoaded = <T>(key: string, load: () => Promise<T>, everyMs?: number): Loading<T> => {
  const [state, setState] = useState<{ key: string; value?: T; error?: Error }>({ key });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    let wanted = true;
    let timer: number | undefined;
    const again = (): void => {
      if (wanted && everyMs !== undefined) timer = window.setTimeout(run, everyMs);
    };
    const run = (): void => {
      if (document.hidden) return again();
      load()
        .then(
          (value) => wanted && setState({ key, value }),
          (thrown: unknown) => wanted && setState((before) => ({ ...before, key, error: asError(thrown) })),
        )
        .finally(again);
    };
    run();
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [key, everyMs, round]);

  // What belongs to another key must not be shown for this one, not even for a moment.
  return state.key === key ? { ...state, reload } : { reload };
};
