// The shapes that survive JSON, the only ones that events, states and refusals are made of.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json | undefined };
