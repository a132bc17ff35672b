// The memory twin of the parked positions.
import type { Parked, ParkedStore } from './parked-store.ts';

const keyOf = ({ consumer, position }: Pick<Parked, 'consumer' | 'position'>): string => `${consumer} ${position}`;

export const createMemoryParked = (): ParkedStore & { readonly all: () => readonly Parked[] } => {
  const kept = new Map<string, Parked>();
  const sorted = (): Parked[] => [...kept.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return {
    all: sorted,
    put: async (parked) => void kept.set(keyOf(parked), parked),
    list: async (consumer, prefix, limit) =>
      sorted()
        .filter((parked) => parked.consumer === consumer && parked.position.startsWith(prefix))
        .slice(0, limit),
    remove: async (parked) => void kept.delete(keyOf(parked)),
  };
};
