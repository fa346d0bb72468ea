import { createHash } from 'node:crypto';
import type { Integrity } from './manifest-evidence-schema.ts';
import type { Manifest } from './manifest-schema.ts';

const TAIL = /"digest": "([0-9a-f]{64})"\n {2}\}\n\}\n$/;
const EMPTY_TAIL = '"digest": ""\n  }\n}\n';
/** Bytes of the end that holds the digest. */
const TAIL_BYTES = EMPTY_TAIL.length + 64;

/** The text of a manifest with the hashes of files and, in its last value, the digest of that very text. */
export function sealManifest(
  manifest: Manifest,
  files: Pick<Integrity, 'inputs' | 'artefacts'>,
): { readonly text: string; readonly digest: string } {
  const integrity: Integrity = { algorithm: 'SHA-256', ...files, digest: '' };
  const open = `${JSON.stringify({ ...manifest, integrity }, null, 2)}\n`;
  if (!open.endsWith(EMPTY_TAIL)) throw new Error('The digest is not the last value of the manifest');
  const digest = createHash('sha256').update(open).digest('hex');
  return { text: `${open.slice(0, -EMPTY_TAIL.length)}${EMPTY_TAIL.replace('""', `"${digest}"`)}`, digest };
}

/**
 * Says whether the bytes of a manifest are those that were written.
 * Ensures: `intact` is false for every other sequence of bytes, as far as SHA-256 can tell.
 */
export function checkSeal(bytes: Uint8Array): { readonly intact: boolean; readonly digest?: string } {
  const end = Buffer.from(bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES))).toString('latin1');
  const digest = TAIL.exec(end)?.[1];
  if (digest === undefined || end.length !== TAIL_BYTES) return { intact: false };
  const computed = createHash('sha256')
    .update(bytes.subarray(0, bytes.length - TAIL_BYTES))
    .update(EMPTY_TAIL)
    .digest('hex');
  return { intact: computed === digest, digest };
}
