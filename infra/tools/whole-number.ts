// Reads a whole number that somebody typed.
import { NotDone } from './connection.ts';

/** @throws NotDone that names it and says what it may be */
export const wholeNumber = (name: string, value: string, max: number): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > max) throw new NotDone(`${name} must be a whole number from 1 to ${max}`);
  return number;
};
