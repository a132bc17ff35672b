// A state machine may call the functions that its definition names, and no other.
import type { StateMachineModel } from '../../local/model.ts';

const CALLS = 'lambda:InvokeFunction';

/** With any qualifier: `arn:…:function:name:*` */
const unqualified = (arn: string): string => arn.replace(/:\*$/u, '');

export const unusedCalls = ({ logicalId, definition, policy }: Pick<StateMachineModel, 'logicalId' | 'definition' | 'policy'>) =>
  policy
    .filter(({ effect, actions }) => effect === 'Allow' && actions.includes(CALLS))
    .flatMap(({ resources }) => resources)
    .filter((arn) => !definition.includes(`"${unqualified(arn)}"`))
    .map((arn) => `${logicalId} may call ${arn}, which its definition does not`);
