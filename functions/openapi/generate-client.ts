// Writes the types of the typed client from openapi.json; with --check it only says whether the committed ones are still true.
import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { settle } from '../codegen/committed-files.ts';

const HEAD = '// The HTTP API as types. Made from openapi.json by `npm run client`; do not edit.\n';

const UNKNOWN = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);

const root = new URL('../../', import.meta.url);
const contract: unknown = JSON.parse(readFileSync(new URL('openapi.json', root), 'utf8'));
const types = await openapiTS(contract as Parameters<typeof openapiTS>[0], {
  // A field with a default can be left out of a request.
  defaultNonNullable: false,
  // A property whose type is made of itself does not compile.
  transform: (_schema, { path }) => (path?.endsWith('/components/schemas/Json') === true ? UNKNOWN : undefined),
});
const files = new Map([['infra/client/api.ts', `${HEAD}${astToString(types)}`]]);

if (!settle(root, files, { check: process.argv.includes('--check'), command: 'npm run client' })) process.exitCode = 1;
