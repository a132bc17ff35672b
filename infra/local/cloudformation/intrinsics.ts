// CloudFormation's intrinsic functions, one entry each. A function that is not in this table is an error.

/** Where a value stands, and how it reaches the rest of the stage. */
export interface Scope {
  resolve(value: unknown): unknown;
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  importValue(name: string): unknown;
  stackOutput(stackName: string, outputName: string): unknown;
  mapping(name: string, first: string, second: string): unknown;
  fail(message: string): never;
}

/** What `AWS::NoValue` resolves to: the property or list entry that holds it is left out. */
export const NO_VALUE: unique symbol = Symbol('AWS::NoValue');

const text = (value: unknown, scope: Scope): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return scope.fail(`a string was expected, not ${JSON.stringify(value) ?? String(value)}`);
};

const list = (value: unknown, scope: Scope): readonly unknown[] =>
  Array.isArray(value) ? value : scope.fail(`a list was expected, not ${JSON.stringify(value) ?? String(value)}`);

const getAtt = (argument: unknown, scope: Scope): unknown => {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : list(argument, scope);
  return scope.getAtt(text(logicalId, scope), attribute.map((part) => text(scope.resolve(part), scope)).join('.'));
};

const substitute = (argument: unknown, scope: Scope): string => {
  const [template, given] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = (given ?? {}) as Record<string, unknown>;
  return text(template, scope).replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return text(scope.resolve(variables[name]), scope);
    return text(name.includes('.') ? getAtt(name, scope) : scope.ref(name), scope);
  });
};

const select = (argument: unknown, scope: Scope): unknown => {
  const [index, values] = list(argument, scope).map((part) => scope.resolve(part));
  const found = list(values, scope)[Number(text(index, scope))];
  return found === undefined ? scope.fail(`Fn::Select finds no entry ${text(index, scope)}`) : found;
};

const join = (argument: unknown, scope: Scope): string => {
  const [delimiter, values] = list(argument, scope);
  return list(scope.resolve(values), scope)
    .map((value) => text(value, scope))
    .join(text(delimiter, scope));
};

const split = (argument: unknown, scope: Scope): string[] => {
  const [delimiter, value] = list(argument, scope);
  return text(scope.resolve(value), scope).split(text(delimiter, scope));
};

const choose = (argument: unknown, scope: Scope): unknown => {
  const [condition, then, otherwise] = list(argument, scope);
  return scope.resolve(scope.condition(text(condition, scope)) ? then : otherwise);
};

const findInMap = (argument: unknown, scope: Scope): unknown => {
  const [map, first, second, ...rest] = list(argument, scope).map((part) => text(scope.resolve(part), scope));
  if (rest.length > 0) return scope.fail('Fn::FindInMap with a default is not known');
  return scope.mapping(map ?? '', first ?? '', second ?? '');
};

/** An output of another stack of the stage, exported or not. */
const stackOutput = (argument: unknown, scope: Scope): unknown => {
  const { StackName, OutputName, Region: _, ...rest } = argument as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return scope.fail(`Fn::GetStackOutput with ${Object.keys(rest).join()} is not known`);
  return scope.stackOutput(text(scope.resolve(StackName), scope), text(scope.resolve(OutputName), scope));
};

/** Resolves one intrinsic's argument. */
export const INTRINSICS: Readonly<Record<string, (argument: unknown, scope: Scope) => unknown>> = {
  Ref: (argument, scope) => scope.ref(text(argument, scope)),
  'Fn::GetAtt': getAtt,
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::If': choose,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': (argument, scope) => scope.importValue(text(scope.resolve(argument), scope)),
  'Fn::GetStackOutput': stackOutput,
};

type ConditionFunction = (operands: readonly unknown[], scope: Scope) => boolean;

const CONDITION_FUNCTIONS: Readonly<Record<string, ConditionFunction>> = {
  'Fn::Equals': ([left, right], scope) => text(scope.resolve(left), scope) === text(scope.resolve(right), scope),
  'Fn::And': (operands, scope) => operands.every((operand) => evaluateCondition(operand, scope)),
  'Fn::Or': (operands, scope) => operands.some((operand) => evaluateCondition(operand, scope)),
  'Fn::Not': ([operand], scope) => !evaluateCondition(operand, scope),
};

/** Evaluates the body of a condition, e.g. `{"Fn::Equals": [a, b]}` or `{Condition: name}`. */
export const evaluateCondition = (body: unknown, scope: Scope): boolean => {
  const [[name, argument] = ['nothing', undefined], ...rest] = Object.entries((body ?? {}) as Record<string, unknown>);
  if (rest.length === 0 && name === 'Condition') return scope.condition(text(argument, scope));
  const evaluate = CONDITION_FUNCTIONS[name];
  if (!evaluate || rest.length > 0) return scope.fail(`a condition cannot be made of ${name}`);
  return evaluate(list(argument, scope), scope);
};
