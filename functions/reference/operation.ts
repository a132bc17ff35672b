// One operation: what it takes, what it answers, a command to copy and a form to try it.
import { type Contract, type Operation, type Parameter, resolveResponse, type Schema } from './contract.ts';
import { curl, exampleOf } from './example.ts';
import { html, type Html, NOTHING } from './html.ts';
import { fields, typeOf } from './schema.ts';

const parameterRow = ({ in: place, name, required, schema }: Parameter): Html =>
  html`<tr><td><code>${name}</code>${required ? ' (required)' : ''}</td><td>${place}</td><td>${typeOf(schema)}</td><td>${schema.description ?? ''}</td></tr>`;

const parameterTable = (parameters: readonly Parameter[]): Html =>
  html`<h4>Parameters</h4><table><tr><th>name</th><th>in</th><th>type</th><th>what</th></tr>${parameters.map(parameterRow)}</table>`;

const pathExample = ({ examples: [example] = [] }: Schema): string => (typeof example === 'string' ? example : '');

const parameterInput = ({ in: place, name, required, schema }: Parameter): Html => {
  const value = place === 'path' ? pathExample(schema) : '';
  return html`<label>${name} <input name="${name}" data-in="${place}" value="${value}"${required ? html` required` : NOTHING}></label>`;
};

const scopesOf = ({ security }: Operation): string => security.flatMap((one) => Object.values(one).flat()).join(' or ');

export const operation = (method: string, path: string, definition: Operation, contract: Contract): Html => {
  const { operationId, summary, parameters = [], requestBody, responses } = definition;
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const text = content && JSON.stringify(exampleOf(content.schema, contract), null, 2);
  const body = mediaType !== undefined && text !== undefined ? { mediaType, text } : undefined;
  const scopes = scopesOf(definition);
  const inPath = new Map(parameters.filter((parameter) => parameter.in === 'path').map(({ name, schema }) => [name, pathExample(schema)]));
  const exemplary = path.replaceAll(/\{(\w+)\}/gu, (placeholder, name: string) => inPath.get(name) || placeholder);
  const command = curl({ method, path: exemplary, secured: scopes !== '', ...(body && { body }) });
  const answers = Object.entries(responses).map(([status, response]) => {
    const { description = '', content: answered = {} } = resolveResponse(response, contract);
    const types = Object.entries(answered).map(
      ([type, { schema }]) => html` <small>${type}${schema.$ref ? html`: ${typeOf(schema)}` : NOTHING}</small>`,
    );
    return html`<tr><td>${status}</td><td>${description}${types}</td></tr>`;
  });
  return html`<details id="${operationId}"><summary><b>${method}</b> <code>${path}</code> ${summary}</summary>
<p>${operationId}. Needs ${scopes === '' ? 'no token' : html`a token with <code>${scopes}</code>`}.</p>
${parameters.length > 0 ? parameterTable(parameters) : NOTHING}
${content ? html`<h4>Body</h4>${fields(content.schema, contract)}` : NOTHING}
<h4>Answers</h4><table>${answers}</table>
<h4>With curl</h4><pre>${command}</pre>
<h4>Try it</h4><form data-method="${method}" data-path="${path}" data-type="${mediaType ?? ''}">${parameters.map(parameterInput)}
${body ? html`<label>body <textarea name="body" data-in="body" rows="8">${body.text}</textarea></label>` : NOTHING}
<button>Send</button><output></output></form></details>
`;
};
