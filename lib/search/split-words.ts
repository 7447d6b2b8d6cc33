/** The words of what was typed into a search, in small letters; what stands in quotes is one. */
export function splitWords(text: string): string[] {
  const found = text.toLowerCase().matchAll(/"([^"]*)"?|\S+/g)
  return [...found].map(([word, phrase]) => phrase ?? word).filter((word) => word !== '')
}
