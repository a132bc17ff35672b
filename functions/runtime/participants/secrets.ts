// The secrets port: what a participant and this service sign with. Two are valid while one replaces the other.
import type { ParticipantSettings } from './configuration.ts';

export interface ParticipantSecrets {
  /** At least one, in base64 with or without `whsec_`. */
  of(participant: ParticipantSettings): Promise<readonly string[]>;
}
