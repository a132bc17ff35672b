// The messages between the pool and the worker thread that runs a function.

export interface RuntimeData {
  readonly codeDir: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  /** Milliseconds that the stack's clock is ahead of real time, as a BigInt64. */
  readonly clockOffset: SharedArrayBuffer;
}

export interface InvokeMessage {
  readonly requestId: string;
  readonly event: string;
  readonly deadlineMs: number;
  readonly traceHeader: string;
}

export interface ErrorAnswer {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type RuntimeMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'log'; readonly requestId: string | undefined; readonly line: string }
  | { readonly type: 'done'; readonly requestId: string; readonly payload: string }
  | { readonly type: 'failed'; readonly error: ErrorAnswer }
  /** The thread ends with it. */
  | { readonly type: 'crashed'; readonly error: ErrorAnswer };
