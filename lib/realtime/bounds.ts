/** Bounds of one process; each socket costs memory whatever it does. */
export const bounds = {
  /** Open sockets of one address: a lecture hall behind one. */
  socketsPerAddress: 512,
  /** Executions one socket watches at a time. */
  watchesPerSocket: 32,
  /** Messages of one socket that are not answered yet. */
  unansweredPerSocket: 64,
  /** Batches and bytes of one watch the client has not acknowledged. */
  unacknowledgedBatches: 16,
  unacknowledgedBytes: 512 * 1024,
  /** A client that acknowledges nothing for this long is cut off and may come back, in milliseconds. */
  acknowledgeMs: 30_000,
  /** How often a client is asked for a sign of life, and how long it may take, in milliseconds: a dead one holds a watch. */
  pingMs: 10_000,
  pongMs: 10_000,
  /** What a frame may have beyond the largest body, in bytes. */
  frameOverheadBytes: 4096,
} as const;
