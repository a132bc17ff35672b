// The function that a message's route leads to, in the synthesized templates.
import type { FunctionModel } from '../../../infra/local/model.ts';
import type { Row } from './row.ts';

export const functionOf = ({ definition: { method, path }, world }: Pick<Row, 'definition' | 'world'>): FunctionModel => {
  const { routes, functions } = world.directory.stack.model;
  const route = routes.find(({ routeKey }) => routeKey === `${method} ${path}`);
  const found = functions.find(({ arn }) => arn === route?.functionArn);
  if (found === undefined) throw new Error(`no function answers ${method} ${path}`);
  return found;
};
