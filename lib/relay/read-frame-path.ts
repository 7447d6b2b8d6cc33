/** A frame's place: indexes into `frames` from the top window down to it. Windows of other origins can be compared. */
export function readFramePath(frame: Window): number[] {
  if (frame.parent === frame) return []
  const { parent } = frame
  const index = Array.from({ length: parent.length }, (_, at) => parent[at]).indexOf(frame)
  return [...readFramePath(parent), index]
}
