/**
 * What may be kept of a node. shown: as it is, but for what pattern and URL rules find. masked: its shape. input: a
 * field or what stands in one: that it is there. blocked: an empty box of the same size.
 */
export type Verdict = 'shown' | 'masked' | 'input' | 'blocked'

/** How a verdict stands on a serialized node, as `v`: huge pages have many. */
export type VerdictCode = 's' | 'm' | 'i' | 'b'

const CODES: Record<Verdict, VerdictCode> = { shown: 's', masked: 'm', input: 'i', blocked: 'b' }
const VERDICTS = new Map<unknown, Verdict>(Object.entries(CODES).map(([verdict, code]) => [code, verdict as Verdict]))

export interface Judged {
  v?: VerdictCode
}

export function codeOf(verdict: Verdict): VerdictCode {
  return CODES[verdict]
}

/** Of anything that capture sent. No verdict, or none that there is, means masked (promise 6). */
export function readVerdict(judged: object): Verdict {
  return VERDICTS.get((judged as Judged).v) ?? 'masked'
}

/** The verdict of a change's target: texts and attributes of a mutation name only an id. */
export function readTargetVerdict(mutation: object, id: number): Verdict {
  const { verdicts } = mutation as { verdicts?: unknown }
  if (typeof verdicts !== 'object' || verdicts === null) return 'masked'
  // What came as JSON may be anything.
  if (typeof id !== 'number' || !Object.hasOwn(verdicts, id)) return 'masked'
  return VERDICTS.get((verdicts as Record<number, unknown>)[id]) ?? 'masked'
}
