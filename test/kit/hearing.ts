// Processes hear of what happens in a world: each event of its log once, as the bus would bring it to TellProcess.
import { AnsweringEvent } from '../../domain/user/answers.ts';
import { outwardEventsOf } from '../../functions/runtime/publishing/outward-events.ts';
import { tellProcess } from '../../functions/runtime/sagas/tell-process.ts';
import type { World } from './http-world.ts';

/** Of each call: how many processes were told. */
export const hearing = (world: World): (() => Promise<number>) => {
  const heard = new Set<string>();
  return async () => {
    let told = 0;
    const events = world.log.streamIds().flatMap((id) => world.log.commits(id).flatMap(outwardEventsOf));
    for (const event of events.filter(({ eventId }) => !heard.has(eventId))) {
      heard.add(event.eventId);
      if (await tellProcess(AnsweringEvent.parse(event), world)) told += 1;
    }
    return told;
  };
};
