// Branded types: a value that has passed its checks carries the proof in its type, at no cost at run time.
declare const brand: unique symbol;

/** A `T` that only the function that checked it can make, e.g. `Brand<string, 'UserId'>`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
