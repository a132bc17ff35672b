// One execution: its events, and what follows from them.
import { MAX_EVENTS, MAX_REDRIVES, REDRIVABLE_MS } from '../limits.ts';
import { runtimeError } from '../language/state-error.ts';
import { type ExecutionEvent, type Start, type Status, STATUS_BY_EVENT } from './events.ts';
import { keysToForget } from './redrive.ts';

export class Execution {
  readonly start: Start;
  readonly events: ExecutionEvent[] = [];
  readonly #persist: (event: ExecutionEvent) => void;
  readonly #byKey = new Map<string, ExecutionEvent>();
  #status: Status = 'RUNNING';
  #redrives: number[] = [];
  /** State transitions: what a Standard workflow is billed by. Every state entered, every retry, every redrive. */
  transitions = 0;

  /** @param persist is called with each new event, before anything follows from it */
  constructor(start: Start, persist: (event: ExecutionEvent) => void, events: readonly ExecutionEvent[] = []) {
    this.start = start;
    this.#persist = persist;
    for (const event of events) this.#take(event);
  }

  get status(): Status {
    return this.#status;
  }

  /** epoch milliseconds, one per redrive */
  get redrives(): readonly number[] {
    return this.#redrives;
  }

  /** The event that closed it, if it is closed. */
  get closing(): ExecutionEvent | undefined {
    return this.#status === 'RUNNING' ? undefined : this.events.findLast(({ type }) => type !== undefined && type in STATUS_BY_EVENT);
  }

  isRedrivable(now: number): boolean {
    const inTime = now - (this.closing?.at ?? 0) <= REDRIVABLE_MS;
    return this.#status !== 'RUNNING' && this.#status !== 'SUCCEEDED' && this.#redrives.length < MAX_REDRIVES && inTime;
  }

  find(key: string): ExecutionEvent | undefined {
    return this.#byKey.get(key);
  }

  /** The states it is in, as the events that entered them. */
  openStates(): ExecutionEvent[] {
    if (this.#status !== 'RUNNING') return [];
    // A state of a branch whose attempt has failed was abandoned with it.
    const abandoned = (key: string): boolean =>
      [...key.matchAll(/\.\d+(?=\.\d+\/)/g)].some(({ 0: text, index }) => this.#byKey.has(`${key.slice(0, index + text.length)}:ended`));
    return [...this.#byKey.values()].filter(
      ({ key = '' }) => key.endsWith(':entered') && !this.#byKey.has(key.replace(/entered$/, 'exited')) && !abandoned(key),
    );
  }

  /** The event at `key`: the one that is recorded or, for the first time, a new one. */
  once(key: string, type: string | undefined, at: number, make: () => Record<string, unknown>): ExecutionEvent {
    return this.#byKey.get(key) ?? this.#add({ key, type, at, data: make() });
  }

  /** An event that may happen any number of times. */
  note(type: string, at: number, data: Record<string, unknown>): ExecutionEvent {
    return this.#add({ type, at, data });
  }

  #add(event: Omit<ExecutionEvent, 'id'>): ExecutionEvent {
    const numbered = { id: this.events.length + 1, ...event };
    if (numbered.id >= MAX_EVENTS && !(event.type !== undefined && event.type in STATUS_BY_EVENT))
      throw runtimeError(`The execution reached the maximum number of history events (${MAX_EVENTS}).`);
    this.#persist(numbered);
    this.#take(numbered);
    return numbered;
  }

  #take(event: ExecutionEvent): void {
    this.events.push(event);
    if (event.key !== undefined) this.#byKey.set(event.key, event);
    if (event.type === 'ExecutionRedriven') {
      for (const key of keysToForget([...this.#byKey.values()])) this.#byKey.delete(key);
      this.#redrives.push(event.at);
    }
    const counts =
      event.type?.endsWith('StateEntered') === true || event.type === 'ExecutionRedriven' || event.key?.endsWith(':retry') === true;
    if (counts) this.transitions += 1;
    this.#status = STATUS_BY_EVENT[event.type ?? ''] ?? this.#status;
  }
}
