// Small specifications of text, the bricks that value rules are built from.
import { rule, type Specification } from './specification.ts';

/** Both ends inclusive, in Unicode code points, so that a letter outside the BMP counts once. */
export const length = (min: number, max: number): Specification<string> =>
  rule(`be ${min} to ${max} characters long`, (text) => {
    const points = Array.from(text).length;
    return points >= min && points <= max;
  });

export const pattern = (words: string, regex: RegExp): Specification<string> => rule(words, (text) => regex.test(text));

export const without = (words: string, regex: RegExp): Specification<string> => rule(words, (text) => !regex.test(text));

/** A lone surrogate has no UTF-8 form: the log could not give back what it was given. */
export const wellFormed: Specification<string> = rule('be well-formed Unicode', (text) => text.isWellFormed());
