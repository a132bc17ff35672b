// Settles the committed files about the events with the registry, unless a change would break somebody who reads a published version.
import { settle } from '../codegen/committed-files.ts';
import { eventFiles } from './files.ts';
import { breakingChanges, readPublished } from './published.ts';
import { inWords } from './rules.ts';
import { type EventRegistry, eventSchemas } from './schemas.ts';

const WAY_OUT = 'Breaking: leave the published version as it is, and give the event a new schemaVersion and an upcaster.\n';

/** @returns whether the files agree now; what is wrong goes to stderr */
export const publishEvents = (
  root: URL,
  registry: EventRegistry,
  options: { readonly version: string; readonly check: boolean },
): boolean => {
  const breaking = breakingChanges(readPublished(root), eventSchemas(registry));
  if (breaking.length > 0) {
    process.stderr.write(`${breaking.map(inWords).join('\n')}\n${WAY_OUT}`);
    return false;
  }
  return settle(root, eventFiles(registry, options.version), { check: options.check, command: 'npm run events' });
};
