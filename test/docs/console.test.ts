// docs/console.md shows every view that the console has, with pictures that are there and small.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { TITLES } from '../../infra/local/console/browser/titles.ts';
import { SHOTS } from '../../infra/local/pictures/shots.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const MOST_BYTES = 150 * 1_024;
const page = readFileSync(join(DOCS, 'console.md'), 'utf8');
const sections = new Map(
  page
    .split(/^## /mu)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0], section]),
);

it.each(Object.values(TITLES))('has a section on %s, with a picture', (title) => {
  expect(sections.get(title)).toMatch(/!\[[^\]]+\]\(pictures\/[\w-]+\.png\)/u);
});

test('the pictures that it shows are those that are taken, and those that are there', () => {
  const taken = SHOTS.map(({ name }) => `${name}.png`).sort();
  const shown = [...page.matchAll(/\(pictures\/([\w-]+\.png)\)/gu)].map(([, name = '']) => name).sort();
  expect(shown).toEqual(taken);
  expect(readdirSync(join(DOCS, 'pictures')).sort()).toEqual(taken);
});

it.each(SHOTS.map(({ name }) => name))('the picture %s is small enough to be read on the way', (name) => {
  expect(statSync(join(DOCS, 'pictures', `${name}.png`)).size).toBeLessThan(MOST_BYTES);
});
