/** Long or later work: rows, so that it survives the worker and is resumed by an alarm. */
export type Job =
  | { id: string; kind: 'delete session'; sessionId: string; dueAt: number }
  | { id: string; kind: 'merge chunks'; sessionId: string; dueAt: number }
