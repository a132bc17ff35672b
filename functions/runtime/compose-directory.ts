// The directory of a deployment.
import { documentClient } from './aws/clients.ts';
import { environment } from './config/environment.ts';
import { createDynamoDbDirectory } from './read-models/dynamodb-directory.ts';
import type { DirectoryStore } from './read-models/directory-store.ts';

export const composeDirectory = (): DirectoryStore => createDynamoDbDirectory(documentClient(), environment('DIRECTORY_TABLE'));
