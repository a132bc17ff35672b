// Reads the facts from the tree: the catalogue, the committed documents, the templates in cdk.out and the bundles in dist.
import { existsSync, readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { COMMANDS, EVENTS, QUERIES } from '../../../domain/catalog.ts';
import { deployedFunctions, functionName } from '../../../infra/audit/iam/deployed-functions.ts';
import { metafilePath } from '../../../infra/bundle.ts';
import { SOURCES } from '../../../infra/entries.ts';
import { readStage } from '../../../infra/local/cloudformation/read-stage.ts';
import type { DeployedModel } from '../../../infra/local/model.ts';
import type { Facts, Message, WatchedFunction } from './facts.ts';

/**
 * Anybody may send these: a registration proves itself by mail, as does a token that a mail brought; the sender of AcknowledgeTask is known by
 * a signature; the others tell nothing that is not public.
 */
const PUBLIC = [
  'RegisterUser',
  'VerifyRegistration',
  'AcceptInvitation',
  'AcknowledgeTask',
  'ConfirmEmailChange',
  'RevertEmailChange',
  'GetHealth',
  'GetOpenApi',
  'GetDocs',
];

const SELF = 'users:self';

const messages = (): Message[] => [
  ...Object.entries(COMMANDS).map(([name, { method, path, scopes, self }]) => ({
    name,
    kind: 'command' as const,
    method,
    path,
    needsGrants: true,
    scopes: [...scopes, ...(self ? [SELF] : [])],
  })),
  ...Object.entries(QUERIES).map(([name, { method, path, scopes, self, reads }]) => ({
    name,
    kind: 'query' as const,
    method,
    path,
    needsGrants: reads.length > 0,
    scopes: [...scopes, ...(self ? [SELF] : [])],
  })),
];

const alarmsIn = ({ resources }: DeployedModel) => resources.filter(({ type }) => /^AWS::CloudWatch::(Composite)?Alarm$/.test(type));

const functionsOf = (model: DeployedModel, metafile: Metafile): WatchedFunction[] => {
  const alarms = JSON.stringify(alarmsIn(model).map(({ properties }) => properties));
  const apis = model.resources.filter(({ type }) => type === 'AWS::ApiGatewayV2::Api');
  const apiIsWatched = apis.every(({ name }) => alarms.includes(`"Name":"ApiId","Value":"${name}"`));
  return deployedFunctions(model, metafile).map((each) => ({
    ...each,
    watched:
      alarms.includes(each.arn.split(':').at(-1) ?? each.arn) ||
      (apiIsWatched && model.routes.some(({ functionArn }) => functionArn === each.arn)),
  }));
};

const sectionOf = (description: string): string | undefined => /Runbook: docs\/runbook\.md#([a-z-]+)$/.exec(description)?.[1];
const anchors = (page: string): string[] =>
  [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-'));

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** @param stage e.g. `dev`, synthesized in cdk.out with the bundles of dist */
export const readFacts = (stage: string): Facts => {
  const model = readStage(`cdk.out/assembly-${stage}`);
  const openApi = json('openapi.json') as { paths: Record<string, Record<string, { operationId?: string }>> };
  const asyncApi = json('asyncapi.json') as { components: { messages: Record<string, unknown> } };
  return {
    messages: messages(),
    events: Object.keys(EVENTS),
    declaredPublic: PUBLIC,
    handlers: new Map([...SOURCES].filter(([, source]) => existsSync(source))),
    routes: model.routes.map(({ routeKey, functionArn, authorizer }) => ({
      key: routeKey,
      function: functionName(functionArn),
      scopes: (authorizer?.scopes ?? []).map((scope) => scope.replace('rollcall/', '')),
    })),
    functions: functionsOf(model, json(metafilePath()) as Metafile),
    alarms: new Map(alarmsIn(model).map(({ name, properties }) => [name, sectionOf(String(properties.AlarmDescription))])),
    runbookSections: anchors(readFileSync('docs/runbook.md', 'utf8')),
    openApi: new Map(
      Object.entries(openApi.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { operationId = '' }]) => [`${method.toUpperCase()} ${path}`, operationId] as const),
      ),
    ),
    asyncApi: Object.keys(asyncApi.components.messages),
  };
};
