// The import rules hold on the tree, and each rule is known to be able to fail.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImports, violations } from './cruise.ts';
import { rules } from './rules.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'rollcall-imports-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Rule -> files of a small tree that breaks it. */
const SEEDED: Record<string, Record<string, string>> = {
  'domain-is-pure': { 'domain/user/clock.ts': `import { hrtime } from 'node:process';\nexport const now = hrtime;` },
  'kernel-knows-no-aggregate': { 'domain/kernel/a.ts': `export * from '../user/b.ts';`, 'domain/user/b.ts': 'export const b = 1;' },
  'functions-know-the-domain-only': { 'functions/a.ts': `export * from '../infra/limits.ts';`, 'infra/limits.ts': 'export const b = 1;' },
  'handlers-do-not-import-each-other': {
    'functions/commands/a.ts': `export * from '../queries/b.ts';`,
    'functions/queries/b.ts': 'export const b = 1;',
  },
  'handlers-never-reach-the-memory-twins': {
    'functions/commands/a.ts': `export * from '../runtime/compose.ts';`,
    'functions/runtime/compose.ts': `export * from './memory/log.ts';`,
    'functions/runtime/memory/log.ts': 'export const b = 1;',
  },
  'infra-knows-the-catalogue-only': { 'infra/a.ts': `export * from '../domain/user/b.ts';`, 'domain/user/b.ts': 'export const b = 1;' },
  'the-app-does-not-know-the-local-stack': { 'infra/a.ts': `export * from './local/b.ts';`, 'infra/local/b.ts': 'export const b = 1;' },
  'logger-behind-one-module': { 'functions/commands/a.ts': `export * from '@aws-lambda-powertools/logger';` },
  'metrics-behind-one-module': { 'functions/commands/a.ts': `export * from '@aws-lambda-powertools/metrics';` },
  'tracer-behind-one-module': { 'functions/runtime/aws/clients.ts': `export * from 'aws-xray-sdk-core';` },
  'no-cycles': { 'domain/a.ts': `export * from './b.ts';`, 'domain/b.ts': `export * from './a.ts';` },
  'nothing-unresolved': { 'domain/a.ts': `export * from './missing.ts';` },
};

describe('import rules', () => {
  it('hold on the tree', { timeout: 60_000 }, async () => {
    const summary = await checkImports(ROOT, ['domain', 'functions', 'infra', 'test']);
    expect(summary.totalCruised).toBeGreaterThan(50);
    expect(violations(summary)).toEqual([]);
  });

  it('are all seeded below', () => {
    expect(Object.keys(SEEDED)).toEqual(rules.forbidden?.map(({ name }) => name));
  });

  it.each(Object.entries(SEEDED))('%s catches its seeded violation', { timeout: 30_000 }, async (rule, files) => {
    const root = join(scratch, rule);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    const folders = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];
    expect(violations(await checkImports(root, folders)).map((line) => line.split(':')[0])).toContain(rule);
  });
});
