// What one synthesized stage deploys, once every CloudFormation intrinsic is resolved: the vocabulary that the parts of the local stack share.

export const LOCAL_REGION = 'us-east-1';
export const LOCAL_ACCOUNT = '000000000000';

/** A resource of any stack of the stage. `properties` holds no intrinsic any more. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** The physical name: what `Ref` answers for most types. Unique in the stage, `[A-Za-z0-9-]+`. */
  readonly name: string;
  readonly arn: string;
  readonly properties: Record<string, unknown>;
}

/** One statement of a policy, normalized: every one-or-many field is a list. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Instead of `actions`: everything but these. */
  readonly notActions?: readonly string[];
  readonly resources: readonly string[];
  /** Instead of `resources`: everything but these. */
  readonly notResources?: readonly string[];
  /** operator -> key -> values, e.g. `{StringEquals: {'dynamodb:Select': ['COUNT']}}` */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface FunctionModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The unpacked asset folder. */
  readonly codeDir: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly reservedConcurrency: number | undefined;
  /** Every inline and attached policy of the function's role. */
  readonly policy: readonly Statement[];
  /** The key under which the function signs its calls; the gateway knows the caller by it. Letters and digits only. */
  readonly accessKeyId: string;
}

export interface TableModel {
  readonly name: string;
  readonly arn: string;
  readonly streamArn: string | undefined;
  readonly keySchema: readonly unknown[];
  readonly attributeDefinitions: readonly unknown[];
  readonly globalSecondaryIndexes: readonly unknown[];
  readonly streamViewType: string | undefined;
  readonly ttlAttribute: string | undefined;
}

export interface RouteModel {
  /** `GET /v1/users/{id}` or `$default` */
  readonly routeKey: string;
  readonly functionArn: string;
  /** undefined: a public route */
  readonly authorizer: { readonly issuer: string; readonly audience: readonly string[]; readonly scopes: readonly string[] } | undefined;
}

export interface MappingModel {
  readonly id: string;
  readonly functionArn: string;
  /** A table's stream or a queue */
  readonly sourceArn: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST' | undefined;
  /** Event patterns, any of which must match; empty: everything matches. */
  readonly filters: readonly Record<string, unknown>[];
  readonly bisectOnError: boolean;
  /** -1: until the record expires */
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeSeconds: number;
  readonly parallelizationFactor: number;
  readonly reportBatchItemFailures: boolean;
  /** A queue */
  readonly onFailureArn: string | undefined;
}

export interface BusModel {
  readonly name: string;
  readonly arn: string;
}

export interface RuleModel {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly enabled: boolean;
  readonly pattern: Record<string, unknown>;
  readonly targets: readonly {
    readonly id: string;
    readonly arn: string;
    readonly input: unknown;
    readonly maximumRetryAttempts: number;
    readonly maximumEventAgeSeconds: number;
    readonly deadLetterArn: string | undefined;
  }[];
}

export interface QueueModel {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutSeconds: number;
  readonly redrive: { readonly deadLetterArn: string; readonly maxReceiveCount: number } | undefined;
}

export interface StateMachineModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The definition in the Amazon States Language, JSON */
  readonly definition: string;
  readonly roleArn: string;
  /** Every inline and attached policy of the machine's role. */
  readonly policy: readonly Statement[];
}

/** A resource-based grant to invoke a function (AWS::Lambda::Permission). */
export interface PermissionModel {
  readonly functionArn: string;
  readonly principal: string;
  readonly sourceArn: string | undefined;
}

export interface DeployedModel {
  readonly stage: string;
  readonly resources: readonly Resource[];
  readonly functions: readonly FunctionModel[];
  readonly tables: readonly TableModel[];
  readonly routes: readonly RouteModel[];
  readonly mappings: readonly MappingModel[];
  readonly buses: readonly BusModel[];
  readonly rules: readonly RuleModel[];
  readonly queues: readonly QueueModel[];
  readonly stateMachines: readonly StateMachineModel[];
  readonly keys: readonly { readonly id: string; readonly arn: string }[];
  readonly permissions: readonly PermissionModel[];
  /** Stack outputs by `<stack>.<output>` */
  readonly outputs: Readonly<Record<string, string>>;
}
