// What the coherence rules look at: the catalogue, the sources, the documents and one synthesized stage, as plain data.
import type { DeployedFunction } from '../../../infra/audit/iam/deployed-functions.ts';

export interface Message {
  readonly name: string;
  readonly kind: 'command' | 'query';
  readonly method: string;
  readonly path: string;
  /** Without the stage's prefix; `users:self` included where the message may be about oneself. */
  readonly scopes: readonly string[];
  /** Whether its function touches anything but its own memory. */
  readonly needsGrants: boolean;
}

export interface WatchedFunction extends Omit<DeployedFunction, 'arn'> {
  /** Some alarm names it, or the API in front of it. */
  readonly watched: boolean;
}

export interface Route {
  /** `POST /v1/users` */
  readonly key: string;
  readonly function: string;
  readonly scopes: readonly string[];
}

export interface Facts {
  readonly messages: readonly Message[];
  readonly events: readonly string[];
  /** Messages that anybody may send. */
  readonly declaredPublic: readonly string[];
  /** Name of a function -> source file; only files that exist. */
  readonly handlers: ReadonlyMap<string, string>;
  readonly routes: readonly Route[];
  readonly functions: readonly WatchedFunction[];
  /** Name of an alarm -> section of the runbook that it links to. */
  readonly alarms: ReadonlyMap<string, string | undefined>;
  readonly runbookSections: readonly string[];
  /** `POST /v1/users` -> operation id */
  readonly openApi: ReadonlyMap<string, string>;
  readonly asyncApi: readonly string[];
}
