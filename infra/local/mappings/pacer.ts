// Pauses that a stop ends at once; an idle one also ends when somebody wants news.

export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export class Pacer {
  #stopped = false;
  readonly #pausing = new Set<() => void>();
  readonly #idling = new Set<() => void>();

  get stopped(): boolean {
    return this.#stopped;
  }

  /** @throws Stopped */
  check(): void {
    if (this.#stopped) throw new Stopped();
  }

  /** @throws Stopped when stopped before or during the pause */
  pause(ms: number): Promise<void> {
    return this.#wait(ms, this.#pausing);
  }

  /** A pause that {@link wake} ends. @throws Stopped */
  idle(ms: number): Promise<void> {
    return this.#wait(ms, this.#idling);
  }

  wake(): void {
    for (const end of this.#idling) end();
  }

  stop(): void {
    this.#stopped = true;
    for (const end of [...this.#idling, ...this.#pausing]) end();
  }

  async #wait(ms: number, waiting: Set<() => void>): Promise<void> {
    this.check();
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      waiting.add(end);
    });
    this.check();
  }
}
