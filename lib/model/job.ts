/** Long or later work: rows, so that it survives the worker and is resumed by an alarm. */
export type Job =
  | { id: string; kind: 'delete session'; sessionId: string; dueAt: number }
  | { id: string; kind: 'merge chunks'; sessionId: string; dueAt: number }
  /** Ends sessions that are over by rule and trims the rolling memory, while there are such. */
  | { id: 'sweep'; kind: 'sweep sessions'; dueAt: number }
  /** Removes sessions whose time is over. */
  | { id: 'retention'; kind: 'retention'; dueAt: number }
