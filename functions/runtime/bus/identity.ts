// Names a command: the same caller with the same key means the same command, and only with the same content.
import { createHash, randomBytes } from 'node:crypto';
import type { Provenance } from '../../../domain/kernel/commit.ts';
import type { Json } from '../../../domain/kernel/json.ts';
import { canonicalJson } from '../canonical-json.ts';

/** The source of what comes over HTTP. */
export const API = 'api';
const ID_BYTES = 16;
const hash = (value: Json): string => createHash('sha256').update(canonicalJson(value)).digest().subarray(0, ID_BYTES).toString('hex');

/** 32 hex digits; random where the sender chose no key. A part of the service is no caller of the same name. */
export const commitIdOf = ({ actor, source }: Pick<Provenance, 'actor' | 'source'>, key: string | undefined): string =>
  key === undefined ? randomBytes(ID_BYTES).toString('hex') : hash(['command', source === API ? actor : [source, actor], key]);

/**
 * 32 hex digits over what was asked, after validation: two spellings of one request are one request. It outlives the user in the log, so
 * it is salted with what the log never holds, the key: without it a guess at an address or a name cannot be tried on the hash.
 */
export const requestHashOf = (name: string, input: Json, key: string | undefined): string =>
  hash(['request', key ?? randomBytes(ID_BYTES).toString('hex'), name, input]);
