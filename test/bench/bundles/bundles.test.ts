// What is read out of esbuild's metafile, and the bare handler that follows from it.
import { describe, expect, it } from 'vitest';
import { bareHandler } from './bare-handler.ts';
import { dependenciesOf, type Output, signatureOf } from './dependencies.ts';
import { bytesByPackage, packageOf, zodLocales } from './inputs.ts';

const output = (inputs: Readonly<Record<string, number>>): Output => ({
  bytes: Object.values(inputs).reduce((sum, bytes) => sum + bytes, 0),
  inputs: Object.fromEntries(Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }])),
  imports: [],
  exports: [],
});

const handler = output({
  'functions/commands/x.ts': 100,
  'node_modules/@aws-sdk/client-dynamodb/dist-es/DynamoDBClient.js': 50,
  'node_modules/@aws-sdk/client-dynamodb/dist-es/commands/QueryCommand.js': 40,
  'node_modules/@aws-sdk/client-dynamodb/dist-es/commands/ScanCommand.js': 0,
  'node_modules/@aws-lambda-powertools/tracer/lib/esm/Tracer.js': 30,
  'node_modules/@middy/core/index.js': 20,
});

describe('dependenciesOf', () => {
  it('finds the clients, the commands that were not shaken off, Powertools and middy', () => {
    expect(dependenciesOf(handler)).toEqual({
      clients: new Map([['@aws-sdk/client-dynamodb', ['DynamoDBClient', 'QueryCommand']]]),
      powertools: ['tracer'],
      middy: true,
    });
  });

  it('has one signature for equal dependencies', () => {
    const other = output({
      ...Object.fromEntries(Object.entries(handler.inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
      'domain/x.ts': 9,
    });
    expect(signatureOf(dependenciesOf(other))).toBe(signatureOf(dependenciesOf(handler)));
  });
});

describe('bareHandler', () => {
  it('imports the same and builds the clients', () => {
    const source = bareHandler(dependenciesOf(handler));
    expect(source).toContain("import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';");
    expect(source).toContain('new DynamoDBClient({}), new Tracer(), QueryCommand');
    expect(source).toContain('handler = middy(');
  });
});

describe('inputs', () => {
  it('names packages, scoped or nested, and our own folders', () => {
    expect(packageOf('node_modules/@smithy/core/dist-es/index.js')).toBe('@smithy/core');
    expect(packageOf('node_modules/a/node_modules/b/index.js')).toBe('b');
    expect(packageOf('domain/user/user.ts')).toBe('domain/ (our own)');
  });

  it('sums by package, largest first', () => {
    expect(bytesByPackage(handler)[0]).toEqual(['functions/ (our own)', 100]);
    expect(bytesByPackage(handler)).toContainEqual(['@aws-sdk/client-dynamodb', 90]);
  });

  it("finds zod's locales, but not the one that belongs to zod", () => {
    const zod = 'node_modules/zod/v4/locales';
    expect(zodLocales(output({ [`${zod}/en.js`]: 9, [`${zod}/de.js`]: 0 }))).toEqual([]);
    expect(zodLocales(output({ [`${zod}/en.js`]: 9, [`${zod}/de.js`]: 1 }))).toEqual([`${zod}/de.js`]);
  });
});
