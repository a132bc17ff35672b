// One line that says how things are: redrawn in place on a terminal, else printed only when it has changed.

export interface StatusLine {
  update(text: string): void;
  /** Prints a line of its own above the status line. */
  print(text: string): void;
  end(): void;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const CLEAR_LINE = '\r\u001B[K';

export const createStatusLine = (output: Output): StatusLine => {
  let shown = '';
  const terminal = output.isTTY === true;
  const draw = (text: string): void => void output.write(`${CLEAR_LINE}${text.slice(0, (output.columns ?? 80) - 1)}`);
  return {
    update: (text) => {
      if (text === shown) return;
      shown = text;
      if (terminal) draw(text);
      else output.write(`${text}\n`);
    },
    print: (text) => {
      output.write(terminal ? `${CLEAR_LINE}${text}\n` : `${text}\n`);
      if (terminal && shown !== '') draw(shown);
    },
    end: () => {
      if (terminal && shown !== '') output.write('\n');
      shown = '';
    },
  };
};
