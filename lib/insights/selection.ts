/** Somebody behind a number, and the moment their session opens at (epoch ms): what put them there. */
export interface Selected {
  /** Id of the session or the person that is counted. */
  actorId: string
  sessionId: string
  startAt: number
  /** What of it the number is read from, where it has one: a duration, a count. */
  value?: number
}

/** A number and those it is the number of. */
export interface Counted {
  value: number
  selection: Selected[]
}

/** The number of a list: there is no other way to get one. */
export const count = (selection: Selected[]): Counted => ({ value: selection.length, selection })

/** The number of what happened in a list: the sum of its values. */
export const countShares = (selection: Selected[]): Counted => ({
  value: selection.reduce((sum, { value = 0 }) => sum + value, 0),
  selection,
})
