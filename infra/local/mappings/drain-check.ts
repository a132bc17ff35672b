// Answers whether a polled source is drained: only a poll that began after the question, and that found nothing, proves it.

interface Question {
  readonly afterRound: number;
  readonly answer: (pending: number) => void;
}

export class DrainCheck {
  #round = 0;
  #inFlight = 0;
  #closed = false;
  #questions: Question[] = [];

  /** Begins a round of polls over the whole source. */
  begin(): void {
    this.#round += 1;
  }

  /** The round has found records, which count until the round ends. */
  found(count: number): void {
    this.#inFlight += count;
    // Work that was found is work, whenever the poll began; only "none" needs a poll that is later than the question.
    this.#answer(this.#inFlight, Number.POSITIVE_INFINITY);
  }

  /** Ends the round. @param unknown it failed, so it proves nothing */
  end(unknown = false): void {
    const found = this.#inFlight;
    this.#inFlight = 0;
    if (found === 0) this.#answer(unknown ? 1 : 0);
  }

  /** Records known to wait or run, or 0 when a round that begins after the call finds none. */
  ask(): Promise<number> {
    if (this.#closed) return Promise.resolve(1);
    if (this.#inFlight > 0) return Promise.resolve(this.#inFlight);
    return new Promise((answer) => this.#questions.push({ afterRound: this.#round, answer }));
  }

  #answer(pending: number, before = this.#round): void {
    const due = this.#questions.filter(({ afterRound }) => afterRound < before);
    this.#questions = this.#questions.filter(({ afterRound }) => afterRound >= before);
    for (const { answer } of due) answer(pending);
  }

  /** The source is polled no more: whoever still asks gets 1, because nothing is proven. */
  close(): void {
    this.#closed = true;
    this.#answer(1, Number.POSITIVE_INFINITY);
  }
}
