// What the matrix lacks, in sentences: a message without a case, a declared error that no cell shows, a case of what is not declared.
import type { ErrorCode } from '../../../domain/catalog.ts';
import type { AnyCase } from './case.ts';
import { cellsOf } from './cells.ts';
import { declaredBy, type Definition } from './message.ts';
import { NOT_REACHED } from './not-reached.ts';

const CASES_FOLDER = 'test/e2e/matrix/cases/';

const isExplained = (definition: Definition, code: ErrorCode): boolean =>
  NOT_REACHED.some(({ codes, of }) => codes.includes(code) && of(definition));

const lacking = (name: string, definition: Definition, known: AnyCase | undefined): string[] => {
  const { method, path } = definition;
  if (known === undefined) return [`${name} (${method} ${path}) has no case in the route matrix: add one in ${CASES_FOLDER}`];
  const declared = declaredBy(definition);
  const shown = new Set(cellsOf(definition, known).map(({ code }) => code));
  return [
    ...[...declared]
      .filter((code) => !shown.has(code) && !isExplained(definition, code))
      .map((code) => `${name} declares ${code}, but no cell of the route matrix shows it: add a refusal to its case in ${CASES_FOLDER}`),
    ...Object.keys(known.refusals)
      .filter((code) => !declared.has(code as ErrorCode))
      .map((code) => `${name} has a refusal ${code} in ${CASES_FOLDER}, but the catalogue does not declare it`),
  ];
};

export const gapsOf = (
  messages: Readonly<Record<string, Definition>>,
  cases: Readonly<Partial<Record<string, AnyCase>>>,
): readonly string[] => [
  ...Object.entries(messages).flatMap(([name, definition]) => lacking(name, definition, cases[name])),
  ...Object.keys(cases)
    .filter((name) => !(name in messages))
    .map((name) => `${name} has a case in ${CASES_FOLDER}, but is not in the catalogue`),
];
