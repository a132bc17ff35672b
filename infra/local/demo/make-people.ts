// Makes people.csv, the demo's sample: the same bytes every time. Run it to write the file again: node infra/local/demo/make-people.ts
import { writeFileSync } from 'node:fs';
import { BAD_ROWS, type PersonRow } from './bad-rows.ts';
import { SCRIPTS, type Script } from './name-parts.ts';

const ROWS = 1_000;
const SEED = 0x5eed;
const BAD_EVERY = 33;
const ADMIN_INDEX = 2;
/** Empty: left to the service's default. */
const ROLES = ['user', 'user', 'user', '', 'guest'];
/** Names reserved by RFC 2606 and RFC 6761: no message to them can reach anybody. */
const DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example', 'staff.example', 'people.test'];

/** Numbers in [0, 1) that depend on the seed only (mulberry32). */
const randomNumbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const cycle = <T>(from: readonly T[], index: number): T => {
  const one = from[index % from.length];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};

const pick = <T>(random: () => number, from: readonly T[]): T => cycle(from, Math.floor(random() * from.length));

const writtenName = (script: Script, given: string, family: string, random: () => number): string => {
  if (script.familyFirst) return `${family}${script.joint}${given}`;
  // One in ten the way registers write it, with a comma: the file needs quotes there.
  return random() < 0.1 ? `${family}, ${given}` : `${given} ${family}`;
};

const goodRow = (index: number, random: () => number): PersonRow => {
  const script = pick(random, SCRIPTS);
  const given = pick(random, script.given);
  const family = pick(random, script.family);
  const number = String(index + 1).padStart(4, '0');
  const chance = random();
  return {
    email: `${given.romanized}.${family.romanized}${random() < 0.2 ? '+' : ''}${number}@${pick(random, DOMAINS)}`,
    name: writtenName(script, given.written, family.written, random),
    role: pick(random, ROLES),
    externalId: chance < 0.5 ? `hr-${number}` : chance < 0.6 ? `unit "${script.script}", no. ${number}` : '',
  };
};

const field = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The whole file: one admin near the top, and a bad row at every 33rd place, of each kind about equally often. */
export const makePeople = (): string => {
  const random = randomNumbers(SEED);
  const rows = Array.from({ length: ROWS }, (_, index) => goodRow(index, random));
  // Clashes are with rows before the first bad one, far enough above to have been created by then.
  const clashable = rows.slice(0, BAD_EVERY - 1).filter((row) => row.externalId !== '');
  const spoiled = rows.map((row, index) => {
    if (index === ADMIN_INDEX) return { ...row, role: 'admin' };
    if ((index + 1) % BAD_EVERY !== 0) return row;
    const turn = (index + 1) / BAD_EVERY - 1;
    return cycle(BAD_ROWS, turn)(row, cycle(clashable, turn));
  });
  const lines = spoiled.map((row) => [row.email, row.name, row.role, row.externalId].map(field).join(','));
  return `email,name,role,externalId\n${lines.join('\n')}\n`;
};

if (import.meta.main) writeFileSync(new URL('people.csv', import.meta.url), makePeople());
