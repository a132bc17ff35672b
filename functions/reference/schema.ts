// A schema as people read it: its type in a few words, its fields in a table.
import { type Contract, nameOf, resolve, type Schema } from './contract.ts';
import { html, type Html, NOTHING } from './html.ts';

const joined = (parts: readonly Html[], word: string): Html =>
  parts.reduce((all, part) => (all === NOTHING ? part : html`${all}${word}${part}`), NOTHING);

export const typeOf = (schema: Schema): Html => {
  const { $ref, type, items, properties, enum: values, anyOf } = schema;
  if ($ref !== undefined) return html`<a href="#schema-${nameOf($ref)}">${nameOf($ref)}</a>`;
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (values !== undefined)
    return joined(
      values.map((value) => html`<code>${String(value)}</code>`),
      ' | ',
    );
  if (anyOf !== undefined) return joined(anyOf.map(typeOf), ' or ');
  if (items !== undefined) return html`list of ${typeOf(items)}`;
  if (properties !== undefined) return html`{ ${Object.keys(properties).join(', ')} }`;
  return html`${[type ?? 'any'].flat().join(' or ')}`;
};

export const fields = (schema: Schema, contract: Contract): Html => {
  const { properties = {}, required = [], description = '' } = resolve(schema, contract);
  const rows = Object.entries(properties).map(
    ([name, property]) =>
      html`<tr><td><code>${name}</code>${required.includes(name) ? ' (required)' : ''}</td><td>${typeOf(property)}</td><td>${property.description ?? ''}</td></tr>`,
  );
  return html`<p>${description}</p>${rows.length === 0 ? html`<p>${typeOf(schema)}</p>` : html`<table><tr><th>field</th><th>type</th><th>what</th></tr>${rows}</table>`}`;
};
