/** A value of an object of the page's. No getter is called. */
export function readOwn(owner: unknown, name: string): unknown {
  return isObject(owner) ? (Object.getOwnPropertyDescriptor(owner, name)?.value as unknown) : undefined
}

export function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

/** What stands in an array, or in the arguments of a call; nothing for what is neither. */
export function readItems(list: unknown, most: number): unknown[] {
  const length = readOwn(list, 'length')
  if (typeof list !== 'object' || typeof length !== 'number' || !(length > 0)) return []
  return Array.from({ length: Math.min(length, most) }, (_, index) => readOwn(list, String(index)))
}
