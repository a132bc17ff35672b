// Audits what is deployed and what the repository holds: `just security-audit`.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Check } from './check.ts';
import { iam } from './iam/check.ts';
import { licences } from './licences/check.ts';
import { nag } from './nag/check.ts';
import { addresses } from './personal-data/addresses.ts';
import { telemetry } from './personal-data/telemetry.ts';
import { type Checked, isClean, reportJson, reportText } from './report.ts';
import { secrets } from './secrets/check.ts';
import { synthesize } from './synthesis.ts';
import { trackedFiles } from './tracked-files.ts';
import { versions } from './versions/check.ts';

const USAGE = `just security-audit [--json] [--offline] [--templates cdk.out]
Checks cdk-nag with every acknowledgement and its reason, least privilege of every role, licences of what is deployed, versions with
known vulnerabilities, secrets and addresses of people in tracked files, and that telemetry cannot hold personal data. docs/security.md
says what each check looks at, and what none does.
--offline asks no registry; --templates takes a synthesis that is there already instead of making one.
Exit code 0: nothing found. 1: something is found. 2: it could not be done.`;

const CHECKS: readonly Check[] = [nag, iam, licences, versions, secrets, addresses, telemetry];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const FOUND = 1;
const NOT_DONE = 2;

const say = (words: string): void => void process.stderr.write(`${words}\n`);

const audit = async (templates: string | undefined, offline: boolean): Promise<readonly Checked[]> => {
  if (templates === undefined) {
    say('synthesizing every stage');
    await synthesize(ROOT, 'cdk.out');
  }
  const subject = { templates: templates ?? 'cdk.out', files: trackedFiles(ROOT), offline };
  const checked: Checked[] = [];
  for (const { name, run } of CHECKS) {
    say(`checking ${name}`);
    checked.push({ name, verdict: await run(subject) });
  }
  return checked;
};

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      templates: { type: 'string' },
    },
  });
  if (values.help) process.stdout.write(`${USAGE}\n`);
  else {
    const checked = await audit(values.templates, values.offline);
    process.stdout.write(`${values.json ? reportJson(checked) : reportText(checked)}\n`);
    if (!isClean(checked)) process.exitCode = FOUND;
  }
} catch (error) {
  say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = NOT_DONE;
}
