// Tests write values as plain text; the brands that production code demands are taken off here, in one place.
import type { Brand } from '../../domain/kernel/brand.ts';

/** `T` with every brand on its own level taken off. */
export type Plain<T> = { readonly [Field in keyof T]: PlainField<T[Field]> };
type PlainField<V> = V extends Brand<string, string> ? string : V;
