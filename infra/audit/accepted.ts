// Exceptions: each names what it accepts and why. One without a reason is a finding, and so is one that nothing needs any more.
import type { Verdict } from './check.ts';

export interface Found {
  /** The file or the resource */
  readonly where: string;
  readonly what: string;
}

export interface Accepted {
  /** Default: anywhere */
  readonly where?: string;
  readonly what: RegExp;
  readonly reason: string;
}

const SHORTEST_REASON = 20;

export const hasReason = (reason: string): boolean => reason.trim().length >= SHORTEST_REASON;

const accepts = ({ where, what }: Accepted, found: Found): boolean => (where ?? found.where) === found.where && what.test(found.what);

const nameOf = ({ where, what }: Accepted): string => [where, what.source].filter((part) => part !== undefined).join(' ');

export const settle = (found: readonly Found[], exceptions: readonly Accepted[]): Pick<Verdict, 'findings' | 'accepted'> => {
  const uses = exceptions.map((exception) => ({ exception, count: found.filter((each) => accepts(exception, each)).length }));
  const open = found.filter((each) => !exceptions.some((exception) => accepts(exception, each)));
  return {
    findings: [
      ...new Set(open.map(({ where, what }) => `${where}: ${what}`)),
      ...uses.filter(({ count }) => count === 0).map(({ exception }) => `nothing needs this exception any more: ${nameOf(exception)}`),
      ...exceptions.filter(({ reason }) => !hasReason(reason)).map((exception) => `an exception without a reason: ${nameOf(exception)}`),
    ],
    accepted: uses.filter(({ count }) => count > 0).map(({ exception, count }) => `${nameOf(exception)} × ${count}: ${exception.reason}`),
  };
};
