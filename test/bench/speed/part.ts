// Part "speed": fold and validation, as ratios to code written by hand.
import type { Part } from '../part.ts';
import { foldSpeed } from './fold.ts';
import { validationSpeed } from './validation.ts';

export const speed: Part = {
  name: 'speed',
  summary: 'fold, upcasting and validation beside code written by hand',
  run: (progress) => {
    progress('fold');
    const fold = foldSpeed();
    progress('validation');
    const validation = validationSpeed();
    return Promise.resolve({
      title: 'Fold and validation speed',
      intro: [
        'Candidates are sampled in turn, in one process; a ratio is the median over the rounds of candidate ÷ baseline. Ratios travel from machine to machine, nanoseconds do not.',
      ],
      tables: [fold.table, validation.table],
      failures: validation.failures,
      exceptions: [],
      figures: { fold: fold.figures, validation: validation.figures },
    });
  },
};
