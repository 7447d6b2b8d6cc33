/** Texts, each once; a place names one for as long as this lives. */
export interface TextPool {
  texts: string[]
  placeOf(text: string): number | undefined
  put(text: string): number
}

export function createTextPool(): TextPool {
  const places = new Map<string, number>()
  const texts: string[] = []
  return {
    texts,
    placeOf: (text) => places.get(text),
    put(text) {
      const known = places.get(text)
      if (known !== undefined) return known
      const place = texts.push(text) - 1
      places.set(text, place)
      return place
    },
  }
}

const YES = 1
const NO = 2

/** A test of the texts of a pool, made of each at most once, and only of those that are asked for. */
export function askOnce({ texts }: TextPool, isWanted: (text: string) => boolean): (place: number) => boolean {
  const answers = new Uint8Array(texts.length)
  return (place) => {
    const known = answers[place]
    if (known !== 0) return known === YES
    const answer = isWanted(texts[place]!)
    answers[place] = answer ? YES : NO
    return answer
  }
}
