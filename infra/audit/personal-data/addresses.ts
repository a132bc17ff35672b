// Email addresses in tracked files: examples and tests use domains that are reserved for it, so nobody's address gets into the repository.
import { type Accepted, type Found, settle } from '../accepted.ts';
import type { Check, TrackedFile } from '../check.ts';

const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?`;
const ADDRESS = new RegExp(String.raw`[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@((?:${LABEL}\.)+\p{L}{2,})`, 'gu');

/** RFC 2606 and RFC 6761. */
const RESERVED = /(^|\.)(example\.(com|net|org)|example|test|invalid|localhost)$/iu;

const FORM = 'It tries the form of an address at its limits: no reserved domain is as short, or as long.';
const CASES: readonly Accepted[] = [
  { where: 'test/data/value-cases.json', what: /@(a\.co|(a+|b+)(\.(a+|b+))*\.com)$/u, reason: FORM },
  { where: 'test/domain/user/values.test.ts', what: /@(bc\.de|b-c\.com|c\.com)$/u, reason: FORM },
];

const addressesIn = ({ path, text }: TrackedFile): readonly Found[] =>
  [...text.matchAll(ADDRESS)]
    .filter(([, domain = '']) => !RESERVED.test(domain))
    .map(([address]) => ({ where: path, what: `an address of no reserved domain: ${address}` }));

export const judgeAddresses = (files: readonly TrackedFile[], accepted: readonly Accepted[] = []) =>
  settle(files.flatMap(addressesIn), accepted);

export const addresses: Check = {
  name: 'addresses of people',
  run: ({ files }) => ({ looked: `${files.length} tracked files`, ...judgeAddresses(files, CASES) }),
};
