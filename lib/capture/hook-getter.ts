/**
 * Hears of every reading of a property that is a getter of a class, after it was read and before the reader has it,
 * until the answer is called. What the page put in its place meanwhile stays. What `hear` throws is nobody's matter.
 */
export function hookGetter(owner: object, name: string, hear: (self: unknown) => void): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  if (!before?.get || !before.configurable) return () => undefined
  const native = before.get as (this: unknown) => unknown
  let isOn = true
  const hooked = {
    get(this: unknown): unknown {
      const given: unknown = Reflect.apply(native, this, [])
      if (!isOn) return given
      try {
        hear(this)
      } catch {
        // Whatever it was read of, the page gets what it asked for.
      }
      return given
    },
  }.get
  Object.defineProperty(hooked, 'name', { value: native.name, configurable: true })
  Object.defineProperty(owner, name, { ...before, get: hooked })
  return () => {
    isOn = false
    if (Object.getOwnPropertyDescriptor(owner, name)?.get === hooked) Object.defineProperty(owner, name, before)
  }
}
