// The source of a handler that does nothing, but stands on the same SDK clients, commands and Powertools as a function of ours.
import type { Dependencies } from './dependencies.ts';

const CLASS: Readonly<Record<string, string>> = { logger: 'Logger', metrics: 'Metrics', tracer: 'Tracer' };

const isClient = (name: string): boolean => name.endsWith('Client');

export const bareHandler = ({ clients, powertools, middy }: Dependencies): string => {
  const sdk = [...clients].map(([name, names]) => `import { ${names.join(', ')} } from '${name}';`);
  const tools = powertools.map((tool) => `import { ${CLASS[tool]} } from '@aws-lambda-powertools/${tool}';`);
  const names = [...clients.values()].flat();
  const ready = names.filter((name) => isClient(name) && name !== 'DynamoDBDocumentClient').map((name) => `new ${name}({})`);
  const used = names.filter((name) => !isClient(name) || name === 'DynamoDBDocumentClient');
  const made = [...ready, ...powertools.map((tool) => `new ${CLASS[tool]}()`), ...used].join(', ');
  const answer = 'async () => ({ statusCode: made.length })';
  return [
    ...sdk,
    ...tools,
    ...(middy ? ["import middy from '@middy/core';"] : []),
    `const made = [${made}];`,
    `export const handler = ${middy ? `middy(${answer})` : answer};`,
  ].join('\n');
};
