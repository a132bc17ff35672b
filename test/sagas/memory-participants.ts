// Participants in memory: each does a task at most once however often it is asked, and some take it on first and acknowledge it later.
import { messageIdOf, type ParticipantCall, type Participants } from '../../domain/kernel/participant.ts';

export interface MemoryParticipants extends Participants {
  /** The tasks that had an effect, in order, e.g. `['provision-billing', 'undo-provision-billing']`. */
  done(participant: string): readonly string[];
}

/** @param later lets a task be acknowledged, and answers true; false: the participant does it at once */
export const createMemoryParticipants = (later: (call: ParticipantCall) => boolean): MemoryParticipants => {
  const known = new Map<string, { readonly call: ParticipantCall; readonly later: boolean }>();
  return {
    call: async (call) => {
      const key = `${call.participant} ${messageIdOf(call)}`;
      const task = known.get(key) ?? { call, later: later(call) };
      known.set(key, task);
      return { kind: task.later ? 'accepted' : 'done' };
    },
    done: (participant) => [...known.values()].filter(({ call }) => call.participant === participant).map(({ call }) => call.step),
  };
};
