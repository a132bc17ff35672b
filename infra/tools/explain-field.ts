// Which events set a field of a user, told from its history.

/** What it reads of a line of GET /v1/users/{id}/history. */
export interface HistoryLine {
  readonly eventId: string;
  readonly version: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly actor: string;
  readonly source: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

export interface Explanation {
  readonly field: string;
  readonly value: unknown;
  /** The newest event that changed it, and those before, newest first. */
  readonly setBy: readonly HistoryLine[];
}

/** `undefined` where no event ever changed the field. */
export const explainField = (history: readonly HistoryLine[], field: string): Explanation | undefined => {
  const setBy = history.filter(({ changes }) => field in changes).toReversed();
  const [newest] = setBy;
  return newest === undefined ? undefined : { field, value: newest.changes[field]?.to, setBy };
};

const step = (field: string, { eventId, type, occurredAt, actor, source, correlationId, causationId, changes }: HistoryLine): string =>
  [
    `${type} at ${occurredAt}: ${JSON.stringify(changes[field]?.from)} -> ${JSON.stringify(changes[field]?.to)}`,
    `├─ event        ${eventId}`,
    `├─ by           ${actor}, through ${source}`,
    `├─ caused by    ${causationId ?? 'the request itself'}`,
    `└─ correlation  ${correlationId}  (just trace ${correlationId})`,
  ].join('\n');

export const explanationText = ({ field, value, setBy: [newest, ...earlier] }: Explanation): string =>
  [
    `${field} is ${JSON.stringify(value)}`,
    '',
    ...(newest === undefined ? [] : [step(field, newest)]),
    ...(earlier.length === 0
      ? []
      : [
          '',
          'before that:',
          ...earlier.map(
            ({ type, occurredAt, changes }) =>
              `  ${occurredAt}  ${type}: ${JSON.stringify(changes[field]?.from)} -> ${JSON.stringify(changes[field]?.to)}`,
          ),
        ]),
  ].join('\n');
