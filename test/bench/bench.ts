// `npm run bench`: measures what Rollcall costs, prints it, writes docs/benchmarks.md, and fails when a budget is broken.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bundles } from './bundles/part.ts';
import { consolePart } from './console/part.ts';
import { bytes } from './log/bytes-part.ts';
import { log } from './log/part.ts';
import { helpText, type Options, parseOptions } from './options.ts';
import type { Part, Section } from './part.ts';
import { renderDocument } from './report/document.ts';
import { renderSection } from './report/markdown.ts';
import { readModels } from './read-models/part.ts';
import { registration } from './registration/part.ts';
import { speed } from './speed/part.ts';
import { telemetry } from './telemetry/part.ts';

const PARTS: readonly Part[] = [log, bytes, readModels, speed, registration, bundles, telemetry, consolePart];
const DOCUMENT = new URL('../../docs/benchmarks.md', import.meta.url);

const seconds = (sinceMs: number): string => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

const runPart = async (part: Part): Promise<Section> => {
  const begin = performance.now();
  const section = await part.run((doing) => console.error(`${part.name}: ${doing}`));
  console.error(`${part.name}: done in ${seconds(begin)}`);
  return section;
};

const write = async (sections: readonly Section[]): Promise<void> => {
  await mkdir(dirname(DOCUMENT.pathname), { recursive: true });
  await writeFile(DOCUMENT, await renderDocument(sections));
  console.error('docs/benchmarks.md written');
};

const verdict = (failures: readonly string[], exceptions: readonly string[]): string => {
  if (failures.length > 0) return 'BROKEN:';
  return exceptions.length > 0 ? 'No budget is broken; over it by a decision:' : 'Every budget is met.';
};

const run = async ({ only, json }: Options): Promise<number> => {
  const begin = performance.now();
  const sections: Record<string, Section> = {};
  for (const part of PARTS) {
    if (only === undefined || only === part.name) sections[part.name] = await runPart(part);
  }
  const measured = Object.values(sections);
  const failures = measured.flatMap((section) => section.failures);
  const exceptions = measured.flatMap((section) => section.exceptions);
  if (json) {
    const figures = Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, section.figures]));
    console.log(JSON.stringify({ failures, exceptions, ...figures }, undefined, 2));
  } else {
    console.log(measured.map(renderSection).join('\n\n'));
  }
  if (only === undefined) await write(measured);
  console.error(`\nAll in ${seconds(begin)}. ${verdict(failures, exceptions)}`);
  for (const line of [...failures, ...exceptions]) console.error(`- ${line}`);
  return failures.length === 0 ? 0 : 1;
};

const main = async (): Promise<number> => {
  const names = PARTS.map(({ name }) => name);
  let options: Options;
  try {
    options = parseOptions(process.argv.slice(2), names);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`\n${helpText(PARTS)}`);
    return 2;
  }
  if (options.help) {
    console.log(helpText(PARTS));
    return 0;
  }
  return run(options);
};

process.exitCode = await main();
