// The CDK app: bundles the functions and synthesizes every stage, with or without the CLI: `node infra/app.ts`.
import { Code } from 'aws-cdk-lib/aws-lambda';
import { COMMANDS, QUERIES } from '../domain/catalog.ts';
import { bundle, bundleDir } from './bundle.ts';
import { SOURCES } from './entries.ts';
import { rollcallApp } from './stacks/rollcall-app.ts';
import { LOCAL_STAGE, STAGES } from './stages.ts';

const codeOf = (functionName: string): Code => {
  const source = SOURCES.get(functionName);
  if (!source) throw new Error(`infra/entries.ts knows no source for ${functionName}`);
  return Code.fromAsset(bundleDir(source), { exclude: ['*.map'] });
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const start = performance.now();
const bundled = await bundle(SOURCES);
const built = performance.now();
console.error(bundled ? `Bundled ${SOURCES.size} functions in ${seconds(start)}` : 'Bundles are up to date');

const outdir = process.env.CDK_OUTDIR ?? 'cdk.out';
rollcallApp({ messages: { commands: COMMANDS, queries: QUERIES }, code: codeOf, outdir, stages: [...STAGES, LOCAL_STAGE] }).synth();
console.error(`Synthesized in ${seconds(built)}`);
