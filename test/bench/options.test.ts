// The command line: what is not understood is refused, not ignored.
import { describe, expect, it } from 'vitest';
import { helpText, parseOptions } from './options.ts';

describe('parseOptions', () => {
  it('takes everything by default', () => {
    expect(parseOptions([], ['log'])).toEqual({ help: false, json: false, only: undefined });
  });

  it('takes one part', () => {
    expect(parseOptions(['--only', 'log', '--json'], ['log'])).toEqual({ help: false, json: true, only: 'log' });
  });

  it.each([
    [['--only', 'lgo'], "no part 'lgo'"],
    [['--jsno'], '--jsno'],
    [['log'], "'log'"],
  ])('refuses %j', (argv, said) => {
    expect(() => parseOptions(argv, ['log'])).toThrow(said);
  });

  it('lists the parts', () => {
    expect(helpText([{ name: 'log', summary: 'requests' }])).toMatch(/log +requests/);
  });
});
