// `/_local/sagas`: the definitions that the state machines were made from, for whoever draws them.
import { type SagaDefinition, SAGAS } from '../../../domain/catalog.ts';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';

export const answerSagas = (): HttpAnswer => jsonAnswer(200, { items: Object.values<SagaDefinition>(SAGAS) });
