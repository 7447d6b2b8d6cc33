/** Interactions up to now: how many there were, and the longest of them, the longest first. */
export interface Interactions {
  /** The browser numbers them by steps of seven, beginning anywhere. */
  leastId: number
  mostId: number
  longest: readonly Interaction[]
}

export interface Interaction {
  interactionId: number
  duration: number
}

export const NO_INTERACTIONS: Interactions = { leastId: Infinity, mostId: 0, longest: [] }

const ID_STEP = 7

/** One in so many may be longer (web.dev/articles/inp): with as many kept, 500 interactions are told exactly. */
const ONE_IN = 50
const MAX_KEPT = 10

/** Several events (a press, its release, the click) are one interaction: the longest of them counts. */
export function addInteraction({ leastId, mostId, longest }: Interactions, added: Interaction): Interactions {
  const { interactionId } = added
  const known = longest.find((one) => one.interactionId === interactionId)
  const others = longest.filter((one) => one !== known)
  const one = known && known.duration > added.duration ? known : added
  return {
    leastId: Math.min(leastId, interactionId),
    mostId: Math.max(mostId, interactionId),
    longest: [...others, one].toSorted((a, b) => b.duration - a.duration).slice(0, MAX_KEPT),
  }
}

/** Ms; `undefined` where there was no interaction. */
export function decideInp({ leastId, mostId, longest }: Interactions): number | undefined {
  const count = mostId > 0 ? (mostId - leastId) / ID_STEP + 1 : 0
  return longest[Math.min(longest.length - 1, Math.floor(count / ONE_IN))]?.duration
}
