// The operations that people invoke, by their names in the catalogue rather than those of their functions.
import type { DeployedModel } from '../model.ts';
import type { Invoker } from '../ports.ts';

export type Operation = 'Redrive' | 'Rebuild';
/** @returns the function's answer: what it did, or the refusal of a bad request */
export type Operate = (operation: Operation, request: unknown) => Promise<unknown>;

/** @throws Error, when it is asked, where the templates have no such function */
export const createOperations =
  ({ functions }: Pick<DeployedModel, 'functions'>, invoke: Invoker['invoke']): Operate =>
  async (operation, request) => {
    const found = functions.find(({ logicalId }) => logicalId.startsWith(operation));
    if (found === undefined) throw new Error(`the templates have no function ${operation}`);
    return invoke(found.arn, request);
  };
