// Passes stream calls on to DynamoDB Local, whose streams have other ARNs than the templates say: translated both ways, in shard iterators too.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_REGION, type TableModel } from '../model.ts';
import { realStreamArns } from '../services/tables.ts';
import type { Answer, Forwarder } from './forward.ts';

const translate = (text: string, pairs: Iterable<readonly [string, string]>): string => {
  let result = text;
  for (const [from, to] of pairs) result = result.replaceAll(from, to);
  return result;
};

export interface StreamService {
  call(tables: readonly TableModel[], headers: Answer['headers'], body: Record<string, unknown>): Promise<Answer>;
  close(): void;
}

export const createStreamService = (forward: Forwarder, endpoint: string): StreamService => {
  const client = new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' } });
  const known = new WeakMap<readonly TableModel[], Promise<Map<string, string>>>();
  const arnsOf = (tables: readonly TableModel[]): Promise<Map<string, string>> => {
    const arns = known.get(tables) ?? realStreamArns(client, tables);
    known.set(tables, arns);
    arns.catch(() => known.delete(tables));
    return arns;
  };
  return {
    call: async (tables, headers, body) => {
      const arns = await arnsOf(tables);
      const answer = await forward(endpoint, headers, Buffer.from(translate(JSON.stringify(body), arns)));
      const back = [...arns].map(([model, real]) => [real, model] as const);
      return { ...answer, body: Buffer.from(translate(answer.body.toString(), back)) };
    },
    close: () => client.destroy(),
  };
};
