// The bundler: one ES module per function, made only when something changed, and a clear answer where a source is missing.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundle, bundleDir, metafilePath } from '../../infra/bundle.ts';

const SOURCE = 'functions/commands/say-hello.ts';
const SOURCES = new Map([['SayHello', SOURCE]]);

describe('bundle', () => {
  let project: string;
  const write = (path: string, text: string): void => {
    mkdirSync(join(project, path, '..'), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  const output = (): string => join(bundleDir(SOURCE, project), 'index.mjs');

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'rollcall-bundle-'));
    write('package-lock.json', '{}');
    write('domain/greeting.ts', "export const greeting: string = 'hello';");
    // `require` stands for the dependencies that are CommonJS.
    write(
      SOURCE,
      "import { greeting } from '../../domain/greeting.ts';\nexport const handler = async () => `${greeting} ${typeof require('node:fs').readFileSync}`;",
    );
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  it('makes a module that runs', async () => {
    expect(await bundle(SOURCES, project)).toBe(true);
    const { handler } = (await import(pathToFileURL(output()).href)) as { handler: () => Promise<string> };
    expect(await handler()).toBe('hello function');
  });

  it('lists what went into each bundle', async () => {
    await bundle(SOURCES, project);
    const { outputs } = JSON.parse(readFileSync(metafilePath(project), 'utf8')) as { outputs: Record<string, { inputs: object }> };
    expect(Object.keys(outputs['dist/commands/say-hello/index.mjs']?.inputs ?? {}).sort()).toEqual(['domain/greeting.ts', SOURCE]);
  });

  it('does nothing while nothing changed', async () => {
    await bundle(SOURCES, project);
    const { mtimeNs, ino } = statSync(output(), { bigint: true });
    expect(await bundle(SOURCES, project)).toBe(false);
    expect(statSync(output(), { bigint: true })).toMatchObject({ mtimeNs, ino });
  });

  it.each([
    ['an imported file', () => write('domain/greeting.ts', "export const greeting = 'hi';")],
    ['the lockfile', () => write('package-lock.json', '{"changed": true}')],
    ['a bundle that was removed', () => rmSync(output())],
  ])('starts again after a change of %s', async (_, change) => {
    await bundle(SOURCES, project);
    change();
    expect(await bundle(SOURCES, project)).toBe(true);
  });

  it('names the function whose source is missing', async () => {
    const sources = new Map([...SOURCES, ['SayBye', 'functions/commands/say-bye.ts']]);
    await expect(bundle(sources, project)).rejects.toThrow('SayBye needs functions/commands/say-bye.ts, which does not exist');
  });
});
