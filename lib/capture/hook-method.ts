/**
 * Puts `around` in the place of a method until the answer is called. What the page put there meanwhile stays: then the
 * hook only passes on. One that is inherited is covered by one of the owner's own, so that nobody else's is hooked.
 *
 * The rule of all hooks: the page gets what it would have got. What is hooked may be a wrapper of the page's own, so
 * nothing is taken for granted of what it is given or gives. `around` is given the call; whatever of ours throws, before
 * the call or after it, the page gets what its call gave or threw, and it is called once.
 */
export function hookMethod(
  owner: object,
  name: string,
  around: (call: () => unknown, args: unknown[], self: unknown) => unknown,
): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  const native = findMethod(owner, name)
  if (!native || before?.configurable === false || (!before && !Object.isExtensible(owner))) return () => undefined
  let isOn = true
  const hook = function (this: unknown, ...args: unknown[]): unknown {
    if (!isOn) return Reflect.apply(native, this, args)
    let end: (() => unknown) | undefined
    const call = (): unknown => {
      try {
        const given: unknown = Reflect.apply(native, this, args)
        end = () => given
      } catch (error) {
        end = () => {
          throw error
        }
      }
      return end()
    }
    try {
      return around(call, args, this)
    } catch {
      // Of ours, or of the page's own call: that one is thrown again.
      return end ? end() : call()
    }
  }
  Object.defineProperty(hook, 'name', { value: native.name, configurable: true })
  Object.defineProperty(hook, 'length', { value: native.length, configurable: true })
  const covered = before ?? { writable: true, configurable: true, enumerable: false }
  Object.defineProperty(owner, name, { ...covered, value: hook })
  return () => {
    isOn = false
    if (Object.getOwnPropertyDescriptor(owner, name)?.value !== hook) return
    if (before) Object.defineProperty(owner, name, before)
    else Reflect.deleteProperty(owner, name)
  }
}

type Method = (...args: unknown[]) => unknown

/** A method of an object or of what it inherits from. Behind a getter there is none: asking for it would be noticed. */
export function findMethod(owner: object, name: string): Method | undefined {
  for (let holder: object | null = owner; holder; holder = Object.getPrototypeOf(holder) as object | null) {
    const found = Object.getOwnPropertyDescriptor(holder, name)
    if (found) return typeof found.value === 'function' ? (found.value as Method) : undefined
  }
  return undefined
}
