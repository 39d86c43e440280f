/** What `tools/compile` writes into this folder: packed tables as base64 text, decoded at first use by the stage that reads them. */
export interface PackedKnowledge {
  /** Month of the data, as `engine.data` tells it. */
  readonly version: string;
  readonly names: string;
  readonly parts: string;
  readonly titles: string;
  readonly heads: string;
  readonly verbs: string;
  readonly readings: string;
  readonly events: string;
  readonly nominals: string;
  readonly times: string;
}
