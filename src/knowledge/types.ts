/** Text in pieces. */
type Base64 = readonly string[];

/** What `tools/compile` writes into this folder: packed tables as base64 text, decoded at first use by the stage that reads them. */
export interface PackedKnowledge {
  /** Month of the data, as `engine.data` tells it. */
  readonly version: string;
  readonly names: Base64;
  readonly parts: Base64;
  readonly titles: Base64;
  readonly heads: Base64;
  readonly verbs: Base64;
  readonly readings: Base64;
  readonly events: Base64;
  readonly nominals: Base64;
  readonly times: Base64;
}
