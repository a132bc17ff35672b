// What the local participant was asked and what it did: each message has its effect at most once, however often it comes.
import type { BehaviourRule } from './behaviour.ts';
import type { ReceivedMessage } from './message.ts';

/** Calls that are kept to be looked at. */
const KEPT_CALLS = 1_000;

export interface Effect {
  readonly id: string;
  readonly participant: string;
  readonly action: ReceivedMessage['action'];
  readonly userId: string;
}

export interface Call extends Effect {
  readonly at: string;
  /** What it met; `well`: no rule hit it. */
  readonly met: BehaviourRule['kind'] | 'well';
  /** Its effect had been had before. */
  readonly repeated: boolean;
}

export interface Acknowledged {
  readonly id: string;
  /** Of the answer; 0: there was none. */
  readonly status: number;
}

export interface Ledger {
  /** Newest last */
  calls(): readonly Call[];
  /** Of all calls, by what they met. */
  tally(): Readonly<Partial<Record<Call['met'], number>>>;
  effects(): readonly Effect[];
  acknowledgements(): readonly Acknowledged[];
  called(call: Omit<Call, 'repeated'>): void;
  took(effect: Effect): void;
  acknowledged(acknowledged: Acknowledged): void;
  clear(): void;
}

export const createLedger = (): Ledger => {
  const effects = new Map<string, Effect>();
  const tally = new Map<Call['met'], number>();
  let calls: Call[] = [];
  let acknowledgements: Acknowledged[] = [];
  const keyOf = ({ participant, id }: Effect): string => `${participant} ${id}`;
  return {
    calls: () => calls,
    tally: () => Object.fromEntries(tally),
    effects: () => [...effects.values()],
    acknowledgements: () => acknowledgements,
    called: (call) => {
      tally.set(call.met, (tally.get(call.met) ?? 0) + 1);
      calls = [...calls, { ...call, repeated: effects.has(keyOf(call)) }].slice(-KEPT_CALLS);
    },
    took: (effect) => {
      if (!effects.has(keyOf(effect))) effects.set(keyOf(effect), effect);
    },
    acknowledged: (acknowledged) => {
      acknowledgements = [...acknowledgements, acknowledged].slice(-KEPT_CALLS);
    },
    clear: () => {
      effects.clear();
      tally.clear();
      calls = [];
      acknowledgements = [];
    },
  };
};
