// What a deployment keeps of imports.
import { documentClient } from './aws/clients.ts';
import { environment } from './config/environment.ts';
import { createDynamoDbImports } from './imports/dynamodb-imports.ts';
import type { ImportStore } from './imports/store.ts';

export const composeImports = (): ImportStore => createDynamoDbImports(documentClient(), environment('IMPORTS_TABLE'));
