// The rules of cdk-nag that the stacks acknowledge, as the synthesis wrote them down.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Suppression {
  /** `/dev/Commands/CreateUser` */
  readonly construct: string;
  /** `AwsSolutions-IAM5[Resource::*]` */
  readonly rule: string;
  readonly reason: string;
}

/** Construct -> what is noted of it, of one stack */
export type Metadata = Readonly<Record<string, readonly { readonly type: string; readonly data?: unknown }[]>>;

const ACKNOWLEDGED = 'aws:cdk:acknowledged-rules';

export const suppressionsIn = (metadata: Metadata): readonly Suppression[] =>
  Object.entries(metadata).flatMap(([construct, entries]) =>
    entries
      .filter(({ type }) => type === ACKNOWLEDGED)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => ({ construct, rule: rule.replace(/^annotation::/iu, ''), reason })),
  );

/** @param assembly e.g. `cdk.out/assembly-dev` */
export const readSuppressions = (assembly: string): readonly Suppression[] =>
  readdirSync(assembly)
    .filter((file) => file.endsWith('.metadata.json'))
    .flatMap((file) => suppressionsIn(JSON.parse(readFileSync(join(assembly, file), 'utf8')) as Metadata));
