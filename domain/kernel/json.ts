// The shapes that survive JSON, the only ones that events, states and refusals are made of.
import * as z from 'zod';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json | undefined };

/** Registered as it is, not a copy with `.meta()`: it refers to itself, and the contract names it once. */
export const AnyJson = z.json().register(z.globalRegistry, { id: 'Json', description: 'Any JSON value.' });
