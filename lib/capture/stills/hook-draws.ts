/** What shows something new on a canvas, by the interface it is a method of. What is not there is not hooked. */
const DRAWING: Record<string, readonly string[]> = {
  CanvasRenderingContext2D: [
    'clearRect',
    'fillRect',
    'strokeRect',
    'fill',
    'stroke',
    'fillText',
    'strokeText',
    'drawImage',
    'putImageData',
    'reset',
  ],
  WebGLRenderingContext: ['clear', 'drawArrays', 'drawElements'],
  WebGL2RenderingContext: [
    'clear',
    'drawArrays',
    'drawElements',
    'drawArraysInstanced',
    'drawElementsInstanced',
    'drawRangeElements',
    'blitFramebuffer',
    'clearBufferfv',
    'clearBufferfi',
  ],
  ImageBitmapRenderingContext: ['transferFromImageBitmap'],
  GPUCanvasContext: ['getCurrentTexture'],
}

type Method = (...args: unknown[]) => unknown

/**
 * Hears of every call that draws, before it is made. These are called a thousand times in a frame, so this is not the
 * general hook: nothing is made for a call. What is told of must not throw. A frame has classes of its own: its window is
 * the `scope`.
 */
export function hookDraws(tell: (context: object) => void, scope: object = globalThis): () => void {
  const restore = Object.entries(DRAWING).flatMap(([name, methods]) => {
    const owner = (scope as Record<string, { prototype: Record<string, unknown> } | undefined>)[name]
    return owner ? methods.map((method) => hook(owner.prototype, method, tell)) : []
  })
  return () => restore.forEach((one) => one())
}

function hook(owner: Record<string, unknown>, name: string, tell: (context: object) => void): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  if (typeof before?.value !== 'function' || !before.configurable) return () => undefined
  const native = before.value as Method
  const { apply } = Reflect
  let isOn = true
  const hooked = function (this: object, ...args: unknown[]): unknown {
    if (isOn) tell(this)
    return apply(native, this, args)
  }
  Object.defineProperty(hooked, 'name', { value: native.name, configurable: true })
  Object.defineProperty(hooked, 'length', { value: native.length, configurable: true })
  Object.defineProperty(owner, name, { ...before, value: hooked })
  return () => {
    isOn = false
    if (Object.getOwnPropertyDescriptor(owner, name)?.value === hooked) Object.defineProperty(owner, name, before)
  }
}
