// Names for resources that the template leaves unnamed, as CloudFormation would give them: unique in the stage, stable over restarts.
import { createHash } from 'node:crypto';

/** Lambda allows 64 characters, the shortest limit of the types in use. */
const LONGEST = 64;

export const digest = (text: string, length: number): string => createHash('sha256').update(text).digest('hex').slice(0, length);

export const physicalName = (stack: string, logicalId: string): string => {
  const name = `${stack}-${logicalId}`.replace(/[^A-Za-z0-9-]/g, '-');
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 9)}-${digest(name, 8)}`;
};

/** A name in the shape of the ids that KMS gives its keys. */
export const uuidFrom = (name: string): string => digest(name, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
