// Everything that a stack keeps, as text records: for tools that must know whether something is in it. Nothing of it is deployed.

/** The records of one store, read when they are asked for. */
export type Records = () => AsyncIterable<string> | Iterable<string>;

export interface Stores {
  /** In the order in which they were given. */
  readonly names: readonly string[];
  /** undefined: there is no such store */
  read(name: string): Promise<readonly string[] | undefined>;
}

export const createStores = (stores: ReadonlyMap<string, Records>): Stores => ({
  names: [...stores.keys()],
  read: async (name) => {
    const records = stores.get(name);
    if (records === undefined) return undefined;
    const read: string[] = [];
    for await (const record of records()) read.push(record);
    return read;
  },
});

/** JSON, with bytes in base64. */
export const toRecord = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part)) ?? '';
