// X-Ray's daemon: takes segments of the functions' tracers over UDP.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { segmentsOf } from '../../client/segment.ts';
import type { TraceStore } from './store.ts';

/** Documents that are kept as they came, to be searched. */
const KEPT_DOCUMENTS = 20_000;

export interface Daemon {
  /** `127.0.0.1:<port>`, for AWS_XRAY_DAEMON_ADDRESS */
  readonly address: string;
  /** The newest, as the tracers wrote them: X-Ray would show all of it, the store of traces keeps a part. */
  documents(): readonly string[];
  stop(): Promise<void>;
}

/** A header line, then the document. Whatever else comes in is no segment, and is dropped as the daemon does. */
const read = (datagram: string): unknown => {
  try {
    return JSON.parse(datagram.slice(datagram.indexOf('\n') + 1));
  } catch {
    return undefined;
  }
};

export const startDaemon = async (traces: TraceStore): Promise<Daemon> => {
  const socket = createSocket('udp4');
  const documents: string[] = [];
  socket.on('message', (datagram) => {
    const document = datagram.toString();
    documents.push(document);
    if (documents.length > 2 * KEPT_DOCUMENTS) documents.splice(0, KEPT_DOCUMENTS);
    for (const segment of segmentsOf(read(document))) traces.add(segment);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    documents: () => documents.slice(-KEPT_DOCUMENTS),
    stop: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
};
