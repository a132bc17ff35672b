// docs/sagas.md says what the sagas are now, and each diagram leads from its first step to its ends.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flowOf, type SagaDefinition, SAGAS } from '../../domain/catalog.ts';
import { diagram } from '../../infra/sagas/diagram.ts';
import { page } from '../../infra/sagas/page.ts';

const written = readFileSync(join(import.meta.dirname, '../../docs/sagas.md'), 'utf8');
const EDGE = /^ {2}(\S+) --> ([^\s:]+)/u;

const edgesOf = (text: string): readonly (readonly [string, string])[] =>
  text.split('\n').flatMap((line) => {
    const [, from, to] = EDGE.exec(line) ?? [];
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });

/** What a walk along the edges meets. */
const reachedFrom = (start: string, edges: readonly (readonly [string, string])[]): ReadonlySet<string> => {
  const reached = new Set<string>();
  for (const open = [start]; open.length > 0; ) {
    const next = open.pop();
    for (const [from, to] of edges) {
      if (from !== next || reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
};

describe('docs/sagas.md', () => {
  it('is what `just sagas` writes', () => {
    expect(written).toBe(page());
  });

  it.each(Object.values<SagaDefinition>(SAGAS))('$name: every state is on a way from the start, and none is drawn twice', (saga) => {
    const text = diagram(saga);
    const declared = [...text.matchAll(/^ {2}state "([^"]+)" as (\S+)$/gmu)];
    const names = flowOf(saga)
      .filter(({ parked }) => !parked)
      .map(({ name }) => name);
    expect(declared.map(([, name]) => name)).toEqual([...names, 'PARKED']);
    expect(new Set(declared.map(([, , id]) => id)).size).toBe(declared.length);
    const reached = reachedFrom('[*]', edgesOf(text));
    expect(declared.map(([, , id]) => id).filter((id) => id !== undefined && !reached.has(id))).toEqual([]);
    expect(reached).toContain('[*]');
    expect(written).toContain(text);
  });
});
