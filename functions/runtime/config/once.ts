// Builds what a function needs at its first use and keeps it for the life of the execution environment.

/** A failed attempt is not kept. */
export const once = <T>(build: () => T): (() => T) => {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: build() };
    return kept.value;
  };
};
