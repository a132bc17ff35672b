// Reads a request body up to a limit.
import type { IncomingMessage } from 'node:http';

/** Answers undefined when the body is larger than the limit; the rest of it is read and thrown away so that the client sees the answer. */
export const readBody = async (request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limitBytes) chunks.push(chunk);
  }
  return size <= limitBytes ? Buffer.concat(chunks) : undefined;
};
