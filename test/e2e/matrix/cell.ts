// A cell of the matrix: one thing that one message must do.
import type { ErrorCode } from '../../../domain/catalog.ts';
import type { Definition } from './message.ts';
import type { Row } from './row.ts';

export interface Cell {
  readonly title: string;
  /** The error that it shows, if it shows one. */
  readonly code?: ErrorCode;
  readonly run: (row: Row) => Promise<void>;
}

/** The cells that follow from a definition alone. */
export type Derive = (definition: Definition) => readonly Cell[];

/** Cells where `applies`, none elsewhere. */
export const where = (applies: boolean, ...cells: readonly Cell[]): readonly Cell[] => (applies ? cells : []);
