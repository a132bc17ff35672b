// What an execution has to forget when it is redriven: the attempts of every state that was entered and never left. What succeeded is kept.
import type { ExecutionEvent } from './events.ts';

/** The keys of those attempts. A Parallel or Map keeps its branches, of which only the unsuccessful are run again. */
export const keysToForget = (events: readonly ExecutionEvent[]): string[] => {
  const keys = new Set(events.flatMap(({ key }) => (key === undefined ? [] : [key])));
  return events.flatMap(({ key = '', type }) => {
    const visit = key.replace(/:entered$/, '');
    if (visit === key || keys.has(`${visit}:exited`)) return [];
    const attempts = [...keys].filter((candidate) => candidate.startsWith(`${visit}.`));
    if (type !== 'ParallelStateEntered' && type !== 'MapStateEntered') return attempts;
    const ended = attempts.filter((candidate) => /^\.\d+:ended$/.test(candidate.slice(visit.length)));
    return ended.slice(-1);
  });
};
