// Bytes of a bundle: as it is loaded, and as it travels.
import { gzipSync } from 'node:zlib';

export const sizeOf = (code: Uint8Array): { readonly bytes: number; readonly gzip: number } => ({
  bytes: code.byteLength,
  gzip: gzipSync(code, { level: 9 }).byteLength,
});
