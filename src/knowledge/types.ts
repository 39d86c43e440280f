/** What `tools/compile` writes into this folder: packed tables, each read at its first use. */
export interface PackedKnowledge {
  readonly names: Uint8Array;
  readonly parts: Uint8Array;
  readonly uses: Uint8Array;
  readonly titles: Uint8Array;
  readonly heads: Uint8Array;
  readonly verbs: Uint8Array;
  readonly readings: Uint8Array;
  readonly events: Uint8Array;
  readonly nominals: Uint8Array;
  readonly times: Uint8Array;
}
