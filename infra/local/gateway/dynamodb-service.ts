// Passes DynamoDB calls on to DynamoDB Local and meters them; the caller sees only the consumed capacity it asked for.
import type { AwsCall } from '../ports.ts';
import { isMetered, unitsOf } from './capacity.ts';
import type { Answer, Forwarder } from './forward.ts';
import type { Meter } from './meter.ts';

export const callDynamoDb = async (
  forward: Forwarder,
  endpoint: string,
  meter: Meter,
  call: AwsCall,
  headers: Answer['headers'],
): Promise<Answer> => {
  const { caller, operation, body } = call;
  const asked = body['ReturnConsumedCapacity'] === 'TOTAL' || body['ReturnConsumedCapacity'] === 'INDEXES';
  const sent = isMetered(operation) && !asked ? { ...body, ReturnConsumedCapacity: 'TOTAL' } : body;
  const answer = await forward(endpoint, headers, Buffer.from(JSON.stringify(sent)));
  const content = JSON.parse(answer.body.toString()) as Record<string, unknown>;
  meter.count(caller.name, operation, unitsOf(operation, body, content, answer.status));
  if (asked || content['ConsumedCapacity'] === undefined) return answer;
  const { ConsumedCapacity: _hidden, ...shown } = content;
  return { ...answer, body: Buffer.from(JSON.stringify(shown)) };
};
