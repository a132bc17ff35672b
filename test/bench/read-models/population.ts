// The users of a measured directory: n of them in the same mix at every size, each as large as the next.
import { type DirectoryRow, toRow } from '../../../domain/read-models/directory.ts';
import { userIdFor } from '../../../domain/user/user.ts';
import { Role } from '../../../domain/user/values/role.ts';
import { Status } from '../../../domain/user/values/status.ts';
import type { User } from '../../../domain/user/view.ts';

export const DOMAINS = ['acme.com', 'blue.org'] as const;
/** After so many users the mix begins anew. */
export const PERIOD = Status.options.length * Role.options.length * DOMAINS.length;

const FIRST = Date.parse('2026-01-01T00:00:00.000Z');
/** Beyond what the statistics call recent. */
const SPAN_MS = 40 * 86_400_000;
export const NOW = FIRST + SPAN_MS;

const DIGITS = 6;
const numbered = (n: number): string => n.toString().padStart(DIGITS, '0');
const pick = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;

export const localPart = (n: number): string => `employee${numbered(n)}`;
export const emailOf = (n: number): string =>
  `${localPart(n)}@${pick(DOMAINS, Math.floor(n / (Status.options.length * Role.options.length)))}`;
export const externalIdOf = (n: number): string => `hr-${numbered(n)}`;

const at = (ms: number): string => new Date(ms).toISOString();
const PER_STATUS: Readonly<Record<Status, object>> = {
  pending: { pendingReason: 'staged' },
  active: {},
  suspended: { suspension: { reason: 'On parental leave', until: null } },
  inactive: {},
  deleted: { deletion: { purgeAfter: at(NOW + SPAN_MS) } },
};

/** The user as it stands at `version`; the changes are what commands made of it. */
export const userAt = (n: number, size: number, version = 1, changes: object = {}): DirectoryRow => {
  const [status, createdAt] = [pick(Status.options, n), at(FIRST + Math.floor((n * SPAN_MS) / size))];
  const role = pick(Role.options, Math.floor(n / Status.options.length));
  const none = { pendingReason: null, suspension: null, deletion: null };
  return toRow({
    id: userIdFor(n.toString(16).padStart(32, '0')),
    email: emailOf(n),
    name: 'Maria Fernandez',
    status,
    role,
    externalId: externalIdOf(n),
    createdAt,
    updatedAt: createdAt,
    version,
    ...none,
    ...PER_STATUS[status],
    ...changes,
  } as User);
};
