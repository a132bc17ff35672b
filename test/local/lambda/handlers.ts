// Writes tiny handler files and the function models that run them.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../../../infra/local/model.ts';
import type { FunctionModel } from '../../../infra/local/model.ts';

export const functionArn = (name: string): string => `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${name}`;

/** `code` is the module's text and exports `handler`. */
export const functionOf = (name: string, code: string, over: Partial<FunctionModel> = {}): FunctionModel => {
  const codeDir = join(mkdtempSync(join(tmpdir(), 'handler-')), name);
  mkdirSync(codeDir);
  writeFileSync(join(codeDir, 'index.mjs'), code);
  return {
    logicalId: name,
    name,
    arn: functionArn(name),
    codeDir,
    handler: 'index.handler',
    environment: {},
    timeoutSeconds: 5,
    memoryMb: 128,
    reservedConcurrency: undefined,
    policy: [],
    accessKeyId: `KEY${name.toUpperCase()}`,
    ...over,
  };
};
