// TLS to a checked address: the certificate must still be one for the name.
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { post } from '../../../../functions/runtime/participants/post.ts';
import { certificateFor } from '../../../kit/certificate.ts';

const trusted = getCACertificates('default');
const never = new AbortController().signal;
const servernames: unknown[] = [];
let server: Server;
beforeAll(async () => {
  const pair = certificateFor('billing.example');
  setDefaultCACertificates([...trusted, pair.cert]);
  server = createServer(pair, (request, response) => {
    servernames.push((request.socket as unknown as { readonly servername: unknown }).servername);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  setDefaultCACertificates(trusted);
  server.close();
});

const at = (hostname: string) => {
  const { port } = server.address() as AddressInfo;
  return post({ url: new URL(`https://${hostname}:${port}/`), address: '127.0.0.1', family: 4 }, {}, '{}', never);
};

it('the name that was meant is answered', async () => {
  expect(await at('billing.example')).toEqual({ kind: 'answered', status: 200 });
  expect(servernames).toEqual(['billing.example']);
});

it('a certificate for another name ends it before anything is sent', async () => {
  expect(await at('crm.example')).toEqual({ kind: 'not-sent' });
  expect(servernames).not.toContain('crm.example');
});
