/** In pixels of the viewport. */
export interface Shape {
  left: number
  top: number
  right: number
  bottom: number
}

/** What of a shape can be seen through all of these; `null` when nothing can. */
export function clipShape(shape: Shape, clips: readonly Shape[]): Shape | null {
  const left = Math.max(shape.left, ...clips.map((clip) => clip.left))
  const top = Math.max(shape.top, ...clips.map((clip) => clip.top))
  const right = Math.min(shape.right, ...clips.map((clip) => clip.right))
  const bottom = Math.min(shape.bottom, ...clips.map((clip) => clip.bottom))
  return right - left >= 1 && bottom - top >= 1 ? { left, top, right, bottom } : null
}

/** One shape around those that touch on one line: a range crosses elements, and each gives a piece. */
export function joinLines(shapes: readonly Shape[]): Shape[] {
  const lines: Shape[] = []
  for (const shape of shapes) {
    const last = lines.at(-1)
    const isSameLine = last && Math.min(last.bottom, shape.bottom) - Math.max(last.top, shape.top) > 0
    if (last && isSameLine && shape.left - last.right <= 1 && shape.right >= last.left) {
      last.left = Math.min(last.left, shape.left)
      last.top = Math.min(last.top, shape.top)
      last.right = Math.max(last.right, shape.right)
      last.bottom = Math.max(last.bottom, shape.bottom)
    } else lines.push({ left: shape.left, top: shape.top, right: shape.right, bottom: shape.bottom })
  }
  return lines
}

/** Around all of them. */
export function surround(shapes: readonly Shape[]): Shape {
  return {
    left: Math.min(...shapes.map((shape) => shape.left)),
    top: Math.min(...shapes.map((shape) => shape.top)),
    right: Math.max(...shapes.map((shape) => shape.right)),
    bottom: Math.max(...shapes.map((shape) => shape.bottom)),
  }
}

/** A path, from a box's corner, of a box of this size without its holes; to be filled by the even-odd rule. */
export function cutHoles(box: Shape, holes: readonly Shape[]): string {
  const draw = (shape: Shape) => {
    const [left, top, right, bottom] = [
      shape.left - box.left,
      shape.top - box.top,
      shape.right - box.left,
      shape.bottom - box.top,
    ].map((value) => Math.round(value * 10) / 10)
    return `M${left} ${top}H${right}V${bottom}H${left}Z`
  }
  return [box, ...holes].map(draw).join('')
}
