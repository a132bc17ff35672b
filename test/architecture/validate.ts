// Checks that imports point the right way and that catalogue, handlers, templates, documents and alarms agree: `just architecture-validate`.
import { parseArgs } from 'node:util';
import { COHERENCE } from './coherence/rules.ts';
import { readFacts } from './coherence/read-facts.ts';
import { checkImports, violations } from './cruise.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const imports = await checkImports(process.cwd(), ['domain', 'functions', 'infra', 'test']);
const facts = readFacts('dev');
const found = {
  imports: violations(imports),
  ...Object.fromEntries(Object.entries(COHERENCE).map(([name, rule]) => [name, rule(facts)])),
};
const broken = Object.entries(found).filter(([, lines]) => lines.length > 0);

if (values.json) process.stdout.write(`${JSON.stringify({ ok: broken.length === 0, modules: imports.totalCruised, found }, null, 2)}\n`);
else {
  for (const [rule, lines] of broken) for (const line of lines) process.stdout.write(`${rule}: ${line}\n`);
  const looked = `${imports.totalCruised} modules, ${facts.messages.length} messages, ${facts.functions.length} functions, ${facts.alarms.size} alarms`;
  process.stdout.write(`${looked}: ${broken.length === 0 ? 'in order' : `${broken.length} rules are broken`}\n`);
}
if (broken.length > 0 || imports.totalCruised === 0) process.exitCode = 1;
