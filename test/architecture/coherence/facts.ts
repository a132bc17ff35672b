// What the coherence rules look at: the catalogue, the sources, the documents and one synthesized stage, as plain data.

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

export interface DeployedFunction {
  /** As the catalogue calls it. */
  readonly name: string;
  /** e.g. `dynamodb:PutItem`, of every statement that allows it */
  readonly actions: readonly string[];
  /** What Lambda itself does in its name: read a stream or a queue, send what it failed on to a queue. */
  readonly fedBy: readonly ('stream' | 'queue' | 'failures')[];
  /** SDK commands whose code is in its bundle, e.g. `PutItemCommand`. */
  readonly sdkCommands: readonly string[];
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
  readonly functions: readonly DeployedFunction[];
  /** Name of an alarm -> section of the runbook that it links to. */
  readonly alarms: ReadonlyMap<string, string | undefined>;
  readonly runbookSections: readonly string[];
  /** `POST /v1/users` -> operation id */
  readonly openApi: ReadonlyMap<string, string>;
  readonly asyncApi: readonly string[];
}
