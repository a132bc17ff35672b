// What the process that runs the stack prints by itself, past its log.
import { vi } from 'vitest';

export interface Output {
  readonly lines: readonly string[];
  release(): void;
}

const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;

export const captureOutput = (): Output => {
  const lines: string[] = [];
  const spies = [
    ...METHODS.map((method) =>
      vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void lines.push(words.map(String).join(' '))),
    ),
    ...[process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0),
    ),
  ];
  return {
    lines,
    release: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
};
