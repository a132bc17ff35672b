// The page about the events, for people: the envelope, the rules, and each event with its fields and an example.
import { printJson } from '../codegen/print-json.ts';
import { alternativesOf, type JsonSchema, valuesOf } from './json-schema.ts';
import { BREAKING } from './rules.ts';
import type { OutwardEvent } from '../../domain/kernel/publisher.ts';
import { type EventRegistry, samplePath, schemaPath, sharedPart } from './schemas.ts';

interface Sources {
  readonly registry: EventRegistry;
  readonly schemas: ReadonlyMap<string, JsonSchema>;
  readonly samples: ReadonlyMap<string, OutwardEvent>;
}

const code = (text: string): string => `\`${text}\``;
const list = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.map(code).join(', '));

const typeInWords = (schema: JsonSchema): string =>
  alternativesOf(schema)
    .map((alternative) => {
      const values = valuesOf(alternative);
      if (values !== undefined) return values.map((value) => code(JSON.stringify(value))).join(', ');
      return alternative.items === undefined ? `${alternative.type}` : `list of ${alternative.items.type}`;
    })
    .join(' or ');

const meaning = (schema: JsonSchema): string => {
  const parts = [schema, ...alternativesOf(schema)];
  const described = parts.find(({ description }) => description !== undefined)?.description;
  const [example] = parts.find(({ examples }) => examples !== undefined)?.examples ?? [];
  return described ?? (example === undefined ? '' : `e.g. ${code(JSON.stringify(example))}`);
};

const table = ({ properties = {}, required = [] }: JsonSchema): string => {
  const rows = Object.entries(properties).map(([field, schema]) => {
    const promise = required.includes(field) ? 'always' : 'may be missing';
    return `| ${code(field)} | ${typeInWords(schema)} | ${promise} | ${meaning(schema)} |`;
  });
  return ['| field | type | there | meaning |', '|---|---|---|---|', ...rows].join('\n');
};

const dataOf = (schema: JsonSchema): JsonSchema => schema.properties?.['data'] ?? {};

const OWN: JsonSchema = {
  properties: {
    type: { type: 'string', description: 'What happened; the same as the detail-type.' },
    schemaVersion: { type: 'integer', description: 'Of the shape of `data`: 1, 2, 3, …' },
    data: { type: 'object', description: 'What else may be known of it: nothing personal. See each event.' },
  },
  required: ['type', 'schemaVersion', 'data'],
};

const envelopeOf = (schemas: ReadonlyMap<string, JsonSchema>): JsonSchema => {
  const { properties, required = [] } = sharedPart([...schemas.values()][0] ?? {});
  return { properties: { ...OWN.properties, ...properties }, required: [...required, ...(OWN.required ?? [])] };
};

const section = (type: string, schema: JsonSchema, { registry, samples }: Sources): string => {
  const { schemaVersion = 1, changed = [], personal = [] } = registry[type] ?? {};
  const fields = Object.keys(dataOf(schema).properties ?? {});
  const earlier = Array.from({ length: schemaVersion - 1 }, (_, index) => `[v${index + 1}](${link(schemaPath(type, index + 1))})`);
  return `### ${type}

${schema.description ?? ''}${changed.length === 0 ? '' : ` Changed: ${list(changed)}.`}${personal.length === 0 ? '' : ` Kept back, because it is personal: ${list(personal)}.`}

${fields.length === 0 ? '`data` is empty.' : table(dataOf(schema))}

\`\`\`json
${printJson(samples.get(type))}
\`\`\`

Version ${schemaVersion}: [schema](${link(schemaPath(type, schemaVersion))}), [sample](${link(samplePath(type, schemaVersion))}).${
    earlier.length === 0 ? '' : ` Earlier: ${earlier.join(', ')}.`
  }
`;
};

const link = (path: string): string => path.replace(/^docs\//u, '');

const rules = Object.entries(BREAKING).map(([rule, words]) => `| ${rule} | ${words} |`);

export const eventsPage = (sources: Sources): string => `# Events

Written by \`npm run events\` from the catalogue; do not edit.

Whatever happens to a user is told on an EventBridge bus, with the source \`rollcall.users\`, the event's name as the detail-type, and the event as the detail.
[asyncapi.json](../asyncapi.json) says the same to machines (AsyncAPI 3.0); [events/rollcall-events.ts](events/rollcall-events.ts) says it to TypeScript.

- **Thin.** No event carries an email, a name, a reason or an external id. \`changed\` says which fields to read again, through the HTTP API.
- **At least once, in no order.** Dedupe by \`eventId\`; per user, order by \`version\`, then by the number after the dot of \`eventId\`.
- **Open.** Ignore fields that you do not know. Send events of a type or a \`schemaVersion\` that you do not know to a queue where somebody looks.

\`\`\`ts
import type { EventBridgeEvent } from 'aws-lambda';
import type { RollcallEvent } from './rollcall-events.ts';

export const handler = async ({ detail }: EventBridgeEvent<RollcallEvent['type'], RollcallEvent>): Promise<void> => {
  if (detail.type === 'RoleAssigned') await grant(detail.userId, detail.data.role); // 'admin' | 'user' | 'guest'
};
\`\`\`

## What every event says

${table(envelopeOf(sources.schemas))}

## What may change

Published schemas are the files in [events/schemas/](events/schemas/), one per event and version. A version is never narrower or wider than it was: what was ever sent in it satisfies every
schema of it, old or new. Free are words, new events, and new fields that may be missing. Everything else needs a new \`schemaVersion\` (and, since the log keeps its events for ever,
an upcaster); the older files stay. The build compares the catalogue with the committed files, which are therefore never
edited or deleted by hand, and fails, with the path, where one of these does not hold:

| rule | in words |
|---|---|
${rules.join('\n')}

## The events

${[...sources.schemas].map(([type, schema]) => section(type, schema, sources)).join('\n')}`;
