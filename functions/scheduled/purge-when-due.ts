// PurgeWhenDue: the grace of a deletion has passed, so the erasure of the user begins.
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { duePurge } from '../runtime/erasure/due-purge.ts';
import { serveDue } from '../runtime/scheduling/serve-due.ts';

export const handler = serveDue('PurgeWhenDue', () => duePurge(composeBeginning()));
