// Tracing, behind the one module that knows the tracer: replacing it touches this file alone.
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';

const tracer = new Tracer();

/** Responses and errors stay out of the trace: both can hold personal data. */
export const tracing = () => captureLambdaHandler(tracer, { captureResponse: false });
