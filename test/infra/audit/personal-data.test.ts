// Personal data: an address of a real domain is found, and so is each way past the fields that telemetry may have.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeAddresses } from '../../../infra/audit/personal-data/addresses.ts';
import { settingFindings, sourceFindings } from '../../../infra/audit/personal-data/telemetry.ts';

/** Put together here, so that this file holds no address. */
const at = (domain: string): string => ['ada', domain].join('@');

const findings = (text: string) => judgeAddresses([{ path: 'test/a.ts', text }]).findings;

describe('addresses', () => {
  it.each(['example.com', 'mail.example.org', 'staff.example', 'people.test', 'EXAMPLE.NET'])('lets %s be', (domain) => {
    expect(findings(`email: '${at(domain)}'`)).toEqual([]);
  });

  it.each(['somewhere.com', 'example.de', 'notexample.com', 'example.com.au', 'bücher.de'])('finds an address of %s', (domain) => {
    expect(findings(`email: '${at(domain)}'`)).toEqual([`test/a.ts: an address of no reserved domain: ${at(domain)}`]);
  });

  it('takes no version of a package for an address', () => {
    expect(findings('esbuild@0.28.2 actions/checkout@v4 import "@scope/name"')).toEqual([]);
  });
});

const stage = (environment: Readonly<Record<string, string>>) => ({ stage: 'dev', functions: [{ logicalId: 'F', environment }] });

describe('telemetry', () => {
  const FIELDS = 'functions/runtime/telemetry/log-fields.ts';
  const fields = { path: FIELDS, text: readFileSync(FIELDS, 'utf8') };
  const seeded = (text: string, path = 'functions/commands/seeded.ts') => sourceFindings([fields, { path, text }]);

  it('finds nothing in what is there', () => {
    expect(seeded('logger.info(`CreateUser OK`, { userId });')).toEqual([]);
  });

  it.each(['email', 'name', 'reason', 'body', 'filterOfList', 'externalId'])('finds a field that is called %s', (name) => {
    const wider = fields.text.replace('  readonly userId', `  readonly ${name}?: string;\n  readonly userId`);
    expect(sourceFindings([{ path: FIELDS, text: wider }])).toEqual([`${FIELDS}: ${name} can hold personal data`]);
  });

  it.each([
    'console.log(user)',
    'process.stdout.write(user.email)',
    "import { Logger } from '@aws-lambda-powertools/logger';",
    "import { Tracer } from '@aws-lambda-powertools/tracer';",
    "tracer.putMetadata('user', user)",
    "metrics.addMetadata('user', user.email)",
  ])('finds %s', (text) => {
    expect(seeded(text)).toHaveLength(1);
  });

  it('finds that no field is allowed any more, as the list is gone', () => {
    expect(sourceFindings([])).toEqual([`${FIELDS}: allows no field, or is not there`]);
  });

  it('finds a function that writes events or answers down', () => {
    const off = {
      POWERTOOLS_LOGGER_LOG_EVENT: 'false',
      POWERTOOLS_TRACER_CAPTURE_RESPONSE: 'false',
      POWERTOOLS_TRACER_CAPTURE_ERROR: 'false',
    };
    expect(settingFindings(stage(off))).toEqual([]);
    expect(settingFindings(stage({ ...off, POWERTOOLS_LOGGER_LOG_EVENT: 'true' }))).toEqual([
      "dev: F: POWERTOOLS_LOGGER_LOG_EVENT is not 'false'",
    ]);
  });
});
