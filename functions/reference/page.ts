// The API reference as one page of HTML, made from the contract. It loads nothing, and its policy lets the browser load nothing.
import { createHash } from 'node:crypto';
import type { Contract } from './contract.ts';
import { Html, html } from './html.ts';
import { operation } from './operation.ts';
import { fields } from './schema.ts';
import { TRY_OUT } from './try-out.ts';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; }
details { border: 1px solid #8886; border-radius: 6px; margin: .5rem 0; padding: .5rem 1rem; }
summary { cursor: pointer; } summary b { display: inline-block; min-width: 4rem; }
table { border-collapse: collapse; width: 100%; } th, td { border-top: 1px solid #8886; padding: .3rem .5rem; text-align: left; vertical-align: top; }
pre, output, textarea { font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
pre { background: #8882; padding: .75rem; border-radius: 4px; } output { display: block; margin-top: .5rem; }
label { display: block; margin: .3rem 0; } textarea, #token { width: 100%; box-sizing: border-box; }
`;

const sourceOf = (inline: string): string => `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;

/** Requests go to the page's own origin and nowhere else. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src ${sourceOf(TRY_OUT)}`,
  `style-src ${sourceOf(STYLE)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const page = (contract: Contract): string => {
  const { info, tags, paths, components } = contract;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, definition]) => ({
      definition,
      shown: operation(method.toUpperCase(), path, definition, contract),
    })),
  );
  const chapters = tags.map(({ name }) => {
    const members = operations.filter(({ definition }) => definition.tags.includes(name));
    return html`<h2>${name}</h2>${members.map(({ shown }) => shown)}`;
  });
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => html`<details id="schema-${name}"><summary><code>${name}</code></summary>${fields(schema, contract)}</details>`,
  );
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${info.title} API</title><style>${new Html(STYLE)}</style></head>
<body><h1>${info.title} ${info.version}</h1>${info.description.split('\n\n').map((text) => html`<p>${text}</p>`)}
<p>The same as data: <a href="/v1/openapi.json">openapi.json</a>.</p>
<label>Token for trying it out; it is kept in this field only <input id="token" type="password" autocomplete="off"></label>
${chapters}<h2>Schemas</h2>${schemas}
<script>${new Html(TRY_OUT)}</script></body></html>
`.text;
};
