// JSON as the formatter of this repository leaves it, so that generated files need no exception: objects open, short lists on one line.
const WIDTH = 140;
const STEP = '  ';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const opens = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(opens) : isObject(value) && Object.values(value).some((member) => member !== undefined);
const inline = (value: unknown): string => (Array.isArray(value) ? `[${value.map(inline).join(', ')}]` : JSON.stringify(value));

/** `taken`: what stands before and after the value on its line. */
const print = (value: unknown, indent: string, taken: number): string => {
  if (!opens(value) && (!Array.isArray(value) || taken + inline(value).length <= WIDTH)) return inline(value);
  const inner = indent + STEP;
  const members = (
    Array.isArray(value)
      ? value.map((member) => ['', member] as const)
      : Object.entries(value as object).map(([key, member]) => [`${JSON.stringify(key)}: `, member] as const)
  ).filter(([, member]) => member !== undefined);
  const lines = members.map(([key, member], at) => {
    const comma = at < members.length - 1 ? ',' : '';
    return `${inner}${key}${print(member, inner, inner.length + key.length + comma.length)}${comma}`;
  });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join('\n')}\n${indent}${close}`;
};

/** Ends without a line break. `value` is what JSON can say; undefined members are left out. */
export const printJson = (value: unknown): string => print(value, '', 0);
