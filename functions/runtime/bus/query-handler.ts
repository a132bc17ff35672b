// One query: what it finds is its own, all else is the same for every one.
import type { QueryDefinition } from '../../../domain/kernel/message.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { Input, Message } from './message.ts';
import { through } from './pipeline.ts';

export interface Found {
  readonly body: unknown;
  /** Of the one user that was found: gives the answer its entity tag. */
  readonly version?: number;
}

export type Find<D extends QueryDefinition, Ports> = (
  input: Input<D>,
  ports: Ports,
  message: Pick<Message, 'deadline' | 'correlationId'>,
) => Promise<Result<Found, Refusal>>;

export type QueryHandler<Ports> = (message: Message, ports: () => Ports) => Promise<Result<Found, Refusal>>;

export const queryHandler =
  <D extends QueryDefinition, Ports>(find: Find<D, Ports>): QueryHandler<Ports> =>
  (message, ports) =>
    through<D, Found>(({ input }) => find(input, ports(), message))(message);
