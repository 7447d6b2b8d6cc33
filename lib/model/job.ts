/** Long or later work: rows, so that it survives the worker and is resumed by an alarm. */
export type Job =
  | { id: string; kind: 'delete session'; sessionId: string; dueAt: number }
  | { id: string; kind: 'merge chunks'; sessionId: string; dueAt: number }
  /** Does for good what edits of a session wish. */
  | { id: string; kind: 'edit session'; sessionId: string; dueAt: number }
  /** Goes on with a share that is not where it should be. It outlives its session: what is sealed is sent. */
  | { id: string; kind: 'share'; shareId: string; dueAt: number }
  /** Ends sessions that are over by rule and trims the rolling memory, while there are such. */
  | { id: 'sweep'; kind: 'sweep sessions'; dueAt: number }
  /** Makes outlines of sessions that are over. */
  | { id: 'outlines'; kind: 'write outlines'; dueAt: number }
  /** Removes sessions whose time is over. */
  | { id: 'retention'; kind: 'retention'; dueAt: number }

/** Put wherever a session comes to its end or its events change after it. Until it is done its events are read instead. */
export function describeOutlineJob(dueAt: number): Job {
  return { id: 'outlines', kind: 'write outlines', dueAt }
}
