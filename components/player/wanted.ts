/** What is to be seen; with a speed it moves. Epoch ms. */
export interface Wanted {
  windowId: string
  at: number
  speed: number | undefined
}

/** A picture that stands is shown once: to show it again would build it again. */
export function isSamePicture(one: Wanted | undefined, other: Wanted): boolean {
  if (one?.speed !== undefined || other.speed !== undefined) return false
  return one?.windowId === other.windowId && one.at === other.at
}
