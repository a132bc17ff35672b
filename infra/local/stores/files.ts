// The text files of a stack as records, a line each: journals, logs and whatever else lies in its folders.
import { isUtf8 } from 'node:buffer';
import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Databases have a store of their own, read through their service: what they deleted stays in free pages of their files until it is written over. */
const DATABASES = new Set(['dynamodb', 'queues']);

/** Nobody reads these but their service, and nothing of a user is in them. */
const KEYS = new Set(['kms-master-key', 'secrets.json', 'issuer-key.json']);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry: Dirent) => {
    if (entry.isDirectory()) return DATABASES.has(entry.name) ? [] : filesIn(join(folder, entry.name));
    return entry.isFile() && !KEYS.has(entry.name) ? [join(folder, entry.name)] : [];
  });

/** What is no text is one record in base64. A file can go while the folder is read: a lock, or one that is being replaced. */
const recordsOf = (file: string): readonly string[] => {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  return isUtf8(bytes) ? bytes.toString().split('\n') : [bytes.toString('base64')];
};

export const linesOfFiles = (folder: string): readonly string[] => (existsSync(folder) ? filesIn(folder).flatMap(recordsOf) : []);
