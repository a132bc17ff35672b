// A commit that cannot be read: damaged, sealed for another place, or not a commit at all.

/** Says where, never what: the data may be personal. */
export class UnreadableCommit extends Error {
  readonly streamId: string;
  readonly version: number;
  constructor(streamId: string, version: number, reason: string) {
    super(`Commit ${streamId}@${version}: ${reason}`);
    this.name = 'UnreadableCommit';
    this.streamId = streamId;
    this.version = version;
  }
}
