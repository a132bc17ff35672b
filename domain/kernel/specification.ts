// Specifications (Evans, Fowler): rules as values that combine, report every violation of a candidate and explain themselves in words.

/** A rule about a `T`. Its words complete the sentence "it must …", e.g. `be 3 to 500 characters long`. */
export interface Specification<T> {
  isSatisfiedBy(candidate: T): boolean;
  /** The words of every broken rule; empty exactly when the candidate satisfies the specification. */
  violations(candidate: T): readonly string[];
  /** The whole rule in words. */
  explain(): string;
  and(other: Specification<T>): Specification<T>;
  or(other: Specification<T>): Specification<T>;
  not(): Specification<T>;
}

const combinable = <T>(core: Pick<Specification<T>, 'violations' | 'explain'>): Specification<T> => {
  const self: Specification<T> = {
    ...core,
    isSatisfiedBy: (candidate) => core.violations(candidate).length === 0,
    and: (other) => allOf(self, other),
    or: (other) => anyOf(self, other),
    not: () => negation(self),
  };
  return self;
};

/** The smallest specification: one rule, and the words for it. */
export const rule = <T>(words: string, holds: (candidate: T) => boolean): Specification<T> =>
  combinable({ violations: (candidate) => (holds(candidate) ? [] : [words]), explain: () => words });

const SEPARATOR = '; ';
const grouped = (words: string): string => (words.includes(SEPARATOR) ? `(${words})` : words);

/** Every part must hold; each broken part is reported. */
export const allOf = <T>(...parts: readonly Specification<T>[]): Specification<T> =>
  combinable({
    violations: (candidate) => parts.flatMap((part) => part.violations(candidate)),
    explain: () => parts.map((part) => part.explain()).join(SEPARATOR),
  });

/** One part is enough; when none holds, the alternative as a whole is reported: any of its parts would mend it. */
export const anyOf = <T>(...parts: readonly Specification<T>[]): Specification<T> => {
  const words = (): string => `(${parts.map((part) => grouped(part.explain())).join(' or ')})`;
  return combinable({
    violations: (candidate) => (parts.some((part) => part.isSatisfiedBy(candidate)) ? [] : [words()]),
    explain: words,
  });
};

const negation = <T>(inner: Specification<T>): Specification<T> => {
  const words = (): string => `not ${grouped(inner.explain())}`;
  return {
    ...combinable<T>({ violations: (candidate) => (inner.isSatisfiedBy(candidate) ? [words()] : []), explain: words }),
    not: () => inner,
  };
};
