/** Tags after `typed` was added: trimmed, split at commas, each once whatever its case, in order of arrival. */
export function addTags(tags: readonly string[], typed: string): string[] {
  const known = new Set(tags.map((tag) => tag.toLowerCase()))
  const added = typed
    .split(',')
    .map((tag) => tag.trim().replace(/\s+/g, ' '))
    .filter((tag) => {
      const isNew = tag !== '' && !known.has(tag.toLowerCase())
      known.add(tag.toLowerCase())
      return isNew
    })
  return [...tags, ...added]
}

export function removeTag(tags: readonly string[], gone: string): string[] {
  return tags.filter((tag) => tag !== gone)
}
