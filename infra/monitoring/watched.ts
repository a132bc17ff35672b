// What there is to watch: found in the tree of the stage, so that nothing that is added later is forgotten.
import type { Duration, Stage } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { IConstruct } from 'constructs';
import { LogReader } from '../constructs/log-reader.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { type Messages, NOT_FOUND } from '../entries.ts';

export interface WatchedFunction {
  /** As the catalogue calls it. */
  readonly name: string;
  readonly lambda: IFunction;
  readonly timeout: Duration;
  readonly logGroupName: string;
}

export interface WatchedMachine {
  readonly name: string;
  readonly machine: StateMachine;
}

export interface Watched {
  readonly api: HttpApi;
  readonly functions: readonly WatchedFunction[];
  /** Nobody waits for their answer, so nobody would tell of their failure. */
  readonly background: readonly WatchedFunction[];
  readonly readers: readonly WatchedFunction[];
  readonly tables: ReadonlyMap<string, Table>;
  readonly deadLetters: readonly Queue[];
  readonly rules: readonly Rule[];
  readonly stateMachines: readonly WatchedMachine[];
}

const toWatched = ({ node, lambda, timeout, logGroupName }: ServiceFunction): WatchedFunction => ({
  name: node.id,
  lambda,
  timeout,
  logGroupName,
});

/** The name that tells it from others: the id of whatever holds it. */
const nameOf = ({ node }: IConstruct): string => node.scope?.node.id ?? node.id;

export const watch = (stage: Stage, { commands, queries }: Messages): Watched => {
  const all = stage.node.findAll();
  const api = all.find((each) => each instanceof HttpApi);
  if (api === undefined) throw new Error('the stage has no API');
  const functions = all.filter((each) => each instanceof ServiceFunction);
  const answering = new Set([...Object.keys(commands), ...Object.keys(queries), NOT_FOUND]);
  const queues = all.filter((each) => each instanceof Queue);
  return {
    api,
    functions: functions.map(toWatched),
    background: functions.filter(({ node }) => !answering.has(node.id)).map(toWatched),
    readers: functions.filter((each) => each instanceof LogReader).map(toWatched),
    tables: new Map(all.filter((each) => each instanceof Table).map((table) => [nameOf(table), table])),
    // A queue without dead letters of its own is where messages end.
    deadLetters: queues.filter(({ deadLetterQueue }) => deadLetterQueue === undefined),
    rules: all.filter((each) => each instanceof Rule),
    stateMachines: all.filter((each) => each instanceof StateMachine).map((machine) => ({ name: nameOf(machine), machine })),
  };
};
