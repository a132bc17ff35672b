// Path and query parameters. They arrive as text, so each schema says how it is read.
import * as z from 'zod';
import { EventType } from '../read-models/feed.ts';
import { SearchText } from '../read-models/search/search.ts';
import { ProcessId } from '../process/ids.ts';
import { ProcessKind, ProcessStatus } from '../process/process.ts';
import { UserId } from '../user/ids.ts';
import { InvitationId } from '../user/invitation.ts';
import { EmailDomain } from '../user/values/email-domain.ts';
import { DEFAULT_GRACE_DAYS, GraceDays } from '../user/values/grace-days.ts';
import { PersonName } from '../user/values/name.ts';
import { Role } from '../user/values/role.ts';
import { Status } from '../user/values/status.ts';
import { Timestamp } from '../user/values/timestamp.ts';

export const UserPath = z.strictObject({ id: UserId });

export const InvitationPath = z.strictObject({ id: InvitationId });

export const ProcessPath = z.strictObject({ id: ProcessId });

/** 256 bits as base64url: 43 characters. Anything else is no token of ours, and need not be told from one that is wrong. */
export const TokenBody = z
  .strictObject({
    token: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'As the mail brought it.', examples: ['3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'] }),
  })
  .meta({ id: 'Token' });

export const AcceptInvitationBody = TokenBody.extend({
  name: PersonName.optional().meta({ description: 'As the invited person writes it; absent: as it is.', examples: ['Ada King'] }),
}).meta({ id: 'AcceptInvitation' });

export const AcknowledgeTaskBody = z
  .strictObject({
    processId: ProcessId,
    step: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'As the participant was asked for it.', examples: ['provision-billing'] }),
    outcome: z.enum(['done', 'failed']).meta({ description: '`failed`: it certainly had no effect.', examples: ['done'] }),
    code: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'Why it failed, for the participant’s own use.', examples: ['DECLINED'] }),
  })
  .meta({ id: 'AcknowledgeTask' });

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** Only plain digits are a number here: `Number` would also read '', ' 5', '0x10' and '1e2'. */
const fromText = (text: unknown): unknown => (typeof text === 'string' && /^[0-9]{1,9}$/u.test(text) ? Number(text) : text);

const Limit = z
  .preprocess(fromText, z.int().min(1).max(MAX_LIMIT))
  .default(DEFAULT_LIMIT)
  .meta({ description: 'The most items to answer at once.', examples: [DEFAULT_LIMIT] });

const Cursor = z
  .string()
  .min(1)
  .max(2_000)
  .meta({ description: 'nextCursor of the page before; it belongs to the same filters and order.' });

export const GetUserQuery = z.strictObject({
  asOf: z
    .preprocess(fromText, z.union([z.int().min(1), Timestamp]))
    .optional()
    .meta({
      description: 'The user as it was then: a version, or a time. Also needs audit:read.',
      examples: ['2026-03-01T12:00:00.000Z', 3],
    }),
});

export const DeleteUserQuery = z.strictObject({
  graceDays: z
    .preprocess(fromText, GraceDays)
    .default(DEFAULT_GRACE_DAYS)
    .meta({ description: `Days in which the user can be restored, ${DEFAULT_GRACE_DAYS} unless said otherwise; 0 leaves none.` }),
});

export const HistoryQuery = z.strictObject({ limit: Limit, cursor: Cursor.optional() });

const fromWord = (text: unknown): unknown => (text === 'true' ? true : text === 'false' ? false : text);
export const ListProcessesQuery = z.strictObject({
  kind: ProcessKind.optional(),
  status: ProcessStatus.optional(),
  userId: UserId.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
});
export type ListProcessesQuery = Readonly<z.output<typeof ListProcessesQuery>>;

export const ListUsersQuery = z.strictObject({
  status: Status.optional(),
  role: Role.optional(),
  domain: EmailDomain.optional(),
  includeDeleted: z
    .preprocess(fromWord, z.boolean())
    .default(false)
    .meta({ description: 'Also the deleted, which are else listed by status=deleted only.', examples: [true] }),
  createdAfter: Timestamp.optional().meta({ description: 'Only users created later than this.' }),
  createdBefore: Timestamp.optional().meta({ description: 'Only users created earlier than this.' }),
  sort: z
    .enum(['createdAt', '-createdAt'])
    .default('createdAt')
    .meta({ description: 'By creation: oldest first, or newest first with a minus.', examples: ['-createdAt'] }),
  limit: Limit,
  cursor: Cursor.optional(),
});
export type ListUsersQuery = Readonly<z.output<typeof ListUsersQuery>>;

/** A word that many users have is read in parts: a page may end before it is full. */
export const SearchUsersBody = z
  .strictObject({
    q: SearchText,
    limit: z
      .int()
      .min(1)
      .max(MAX_LIMIT)
      .default(DEFAULT_LIMIT)
      .meta({ examples: [DEFAULT_LIMIT] }),
    cursor: Cursor.optional(),
  })
  .meta({ id: 'SearchUsers' });

export const MAX_DOMAINS = 20;

const asList = (value: unknown): unknown => (typeof value === 'string' ? [value] : value);

export const UsersByDomainQuery = z.strictObject({
  domain: z
    .preprocess(asList, z.array(EmailDomain).min(1).max(MAX_DOMAINS))
    .meta({ description: `Once per domain, up to ${MAX_DOMAINS}; repetitions count once.`, examples: [['example.com', 'example.org']] }),
  limit: Limit,
});

export const ListEventsQuery = z.strictObject({
  after: Cursor.optional().meta({
    description: 'nextCursor of an answer before; without it the feed begins with the oldest event it holds.',
  }),
  type: EventType.optional(),
  limit: Limit,
});
