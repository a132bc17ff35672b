// That nothing personal can get into logs, metrics and traces: the types allow ids, codes, counts and times only, and there is no way around them.
import type { DeployedModel } from '../../local/model.ts';
import type { Check, TrackedFile } from '../check.ts';
import { readStages } from '../stages.ts';

const FIELDS = 'functions/runtime/telemetry/log-fields.ts';
const LIBRARIES = ['logger', 'metrics', 'tracer'] as const;

/** Ways for an object or a text to be written down as it is. */
const WAYS_OUT = /\bconsole\.\w+|process\.std(?:out|err)|\b(?:putMetadata|addMetadata|addErrorAsMetadata|addResponseAsMetadata)\(/u;

/** They run on the machine of whoever builds, and are in no bundle. */
const GENERATORS = /^functions\/(openapi|asyncapi|codegen)\//u;

const PERSONAL = /mail|name|reason|phone|externalId|query|filter|search|body|message$|token|secret|payload|data/iu;

const waysOut = ({ path, text }: TrackedFile): readonly string[] => {
  const library = LIBRARIES.find(
    (each) => text.includes(`@aws-lambda-powertools/${each}`) && path !== `functions/runtime/telemetry/${each}.ts`,
  );
  const way = WAYS_OUT.exec(text)?.[0];
  return [
    ...(library === undefined ? [] : [`${path}: uses the ${library}'s library past functions/runtime/telemetry/${library}.ts`]),
    ...(way === undefined ? [] : [`${path}: ${way} writes past the fields that ${FIELDS} allows`]),
  ];
};

/** `readonly userId?: string;` */
const fieldNames = (text: string): readonly string[] => [...text.matchAll(/^ {2}readonly (\w+)\??:/gmu)].map(([, name = '']) => name);

export const sourceFindings = (files: readonly TrackedFile[]): readonly string[] => {
  const names = fieldNames(files.find(({ path }) => path === FIELDS)?.text ?? '');
  return [
    ...(names.length === 0 ? [`${FIELDS}: allows no field, or is not there`] : []),
    ...names.filter((name) => PERSONAL.test(name)).map((name) => `${FIELDS}: ${name} can hold personal data`),
    ...files.filter(({ path }) => path.startsWith('functions/') && !GENERATORS.test(path)).flatMap(waysOut),
  ];
};

const CAPTURES = ['POWERTOOLS_LOGGER_LOG_EVENT', 'POWERTOOLS_TRACER_CAPTURE_RESPONSE', 'POWERTOOLS_TRACER_CAPTURE_ERROR'];

/** Events, answers and errors are not written down as they are. */
export const settingFindings = ({
  stage,
  functions,
}: Pick<DeployedModel, 'stage'> & {
  readonly functions: readonly Pick<DeployedModel['functions'][number], 'logicalId' | 'environment'>[];
}): readonly string[] =>
  functions.flatMap(({ logicalId, environment }) =>
    CAPTURES.filter((name) => environment[name] !== 'false').map((name) => `${stage}: ${logicalId}: ${name} is not 'false'`),
  );

export const telemetry: Check = {
  name: 'telemetry',
  run: ({ files, templates }) => {
    const models = readStages(templates);
    const fields = fieldNames(files.find(({ path }) => path === FIELDS)?.text ?? '').length;
    return {
      looked: `${fields} fields (held by the types: log-fields.type.test.ts), ${models.reduce((sum, { functions }) => sum + functions.length, 0)} functions`,
      findings: [...sourceFindings(files), ...models.flatMap(settingFindings)],
      accepted: [],
    };
  },
};
