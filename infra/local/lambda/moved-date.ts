// Makes `Date` tell the time of the stack's clock inside a worker thread. Timers, `performance` and deadlines stay on real time.

/**
 * @param ahead milliseconds that the clock is ahead, asked for each time
 * @returns the real time, for what must not move with the clock
 */
export const moveDate = (ahead: () => number): (() => number) => {
  const Real = Date;
  const realNow = Real.now.bind(Real);
  const now = (): number => realNow() + ahead();
  const Moved: DateConstructor = new Proxy(Real, {
    construct: (target, given: unknown[], newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)) as unknown,
  });
  Object.defineProperty(Real.prototype, 'constructor', { value: Moved, writable: true, configurable: true });
  globalThis.Date = Moved;
  return realNow;
};
