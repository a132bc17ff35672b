// A self-signed certificate (RFC 5280) for a name, made anew for each run: a key in the repository would look like a leaked one.
import { generateKeyPairSync, sign } from 'node:crypto';

const tlv = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const time = (year: number): Buffer => tlv(0x18, Buffer.from(`${year}0101000000Z`));

const ECDSA_WITH_SHA256 = sequence(tlv(0x06, hex('2a8648ce3d040302')));
const COMMON_NAME = tlv(0x06, hex('550403'));
const SUBJECT_ALT_NAME = tlv(0x06, hex('551d11'));
const VERSION_3 = tlv(0xa0, tlv(0x02, Buffer.from([2])));
const DNS_NAME = 0x82;

const pem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replaceAll(/.{64}/gu, '$&\n')}\n-----END ${label}-----\n`;

export const certificateFor = (hostname: string): { readonly key: string; readonly cert: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from(hostname)))));
  const alternatives = tlv(0x04, sequence(tlv(DNS_NAME, Buffer.from(hostname))));
  const content = sequence(
    VERSION_3,
    tlv(0x02, Buffer.from([1])),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(2020), time(2120)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    tlv(0xa3, sequence(sequence(SUBJECT_ALT_NAME, alternatives))),
  );
  const signature = tlv(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const cert = pem('CERTIFICATE', sequence(content, ECDSA_WITH_SHA256, signature));
  return { key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), cert };
};
