// Tracing, behind the one module that knows the tracer: replacing it touches this file alone.
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';

const tracer = new Tracer();

/** Makes each call of an AWS client a segment of its own; of its parameters X-Ray keeps names of tables, no keys and no items. */
export const tracedClient = <Client extends object>(client: Client): Client => tracer.captureAWSv3Client(client);

/** By which a trace can be found. */
export const traceCorrelation = (correlationId: string): void => tracer.putAnnotation('correlationId', correlationId);

/**
 * What an invocation goes on from whose own trace is another: what set a schedule, what began the process that it answers.
 * X-Ray knows no links between traces, but finds a trace by what its annotations begin with.
 */
export const traceGoesOnFrom = (traceparent: string | undefined): void => {
  if (traceparent !== undefined) tracer.putAnnotation('goesOnFrom', traceparent);
};

/** What made a commit. */
export interface Cause {
  readonly correlationId?: string;
  readonly traceparent?: string;
}

/** What a batch goes on from: each in a segment of its own, as a segment has one value of an annotation. X-Ray indexes 50 of a trace. */
export const traceCauses = (causes: readonly Cause[]): void => {
  for (const { correlationId, traceparent } of causes) {
    const commit = tracer.getSegment()?.addNewSubsegment('Commit');
    if (correlationId !== undefined) commit?.addAnnotation('correlationId', correlationId);
    if (traceparent !== undefined) commit?.addAnnotation('goesOnFrom', traceparent);
    commit?.close();
  }
};

/** Responses and errors stay out of the trace: both can hold personal data. */
export const tracing = () => captureLambdaHandler(tracer, { captureResponse: false });
