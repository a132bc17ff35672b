// A copy of the synthesized app that a test changes: what was taken out of the templates must be missed.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface TemplateResource {
  readonly Type: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- the properties of any type, changed by hand
  readonly Properties: any;
}
export type Resources = Record<string, TemplateResource>;

export interface AssemblyCopy {
  readonly cdkOut: string;
  remove(): void;
}

const STAGE = 'assembly-local';

/** @param change is given the resources of each stack of the stage `local` */
export const copyAssembly = (change: (resources: Resources) => void): AssemblyCopy => {
  const cdkOut = mkdtempSync(join(tmpdir(), 'rollcall-copy-'));
  cpSync(inject('cdkOut'), cdkOut, { recursive: true });
  const stage = join(cdkOut, STAGE);
  for (const file of readdirSync(stage).filter((name) => name.endsWith('.template.json'))) {
    const template = JSON.parse(readFileSync(join(stage, file), 'utf8')) as { readonly Resources: Resources };
    change(template.Resources);
    writeFileSync(join(stage, file), JSON.stringify(template));
  }
  return { cdkOut, remove: () => rmSync(cdkOut, { recursive: true }) };
};

/** Takes an action out of the policies of `owner` (the beginning of a construct's id). @returns how often it was granted */
export const removeGrant = (resources: Resources, owner: string, action: string): number => {
  let removed = 0;
  for (const [logicalId, { Type, Properties }] of Object.entries(resources)) {
    if (Type !== 'AWS::IAM::Policy' || !logicalId.startsWith(owner)) continue;
    const statements = Properties.PolicyDocument.Statement as { readonly Action: string | string[] }[];
    Properties.PolicyDocument.Statement = statements.flatMap((statement) => {
      const kept = [statement.Action].flat().filter((name) => name !== action);
      removed += [statement.Action].flat().length - kept.length;
      return kept.length > 0 ? [{ ...statement, Action: kept }] : [];
    });
  }
  return removed;
};
