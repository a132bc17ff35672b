// The tokens of a deployment.
import { documentClient } from './aws/clients.ts';
import { environment } from './config/environment.ts';
import { createDynamoDbTokens } from './tokens/dynamodb-tokens.ts';
import type { TokenStore } from './tokens/tokens.ts';

export const composeTokens = (): TokenStore => createDynamoDbTokens(documentClient(), environment('TOKENS_TABLE'));
