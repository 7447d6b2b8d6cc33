/** What `object` or `embed` shows is stored as an attribute of this name: `document 300x150`, `file 300x150`. */
export const EMBEDDED = 'rr_embedded'

export interface Embedded {
  /** A document, or a file that is none: a picture, a PDF, a film. */
  kind: 'document' | 'file'
  /** Inside of its border, px. */
  width: number
  height: number
}

export function writeEmbedded({ kind, width, height }: Embedded): string {
  return `${kind} ${Math.round(width)}x${Math.round(height)}`
}

export function readEmbedded(value: unknown): Embedded | undefined {
  const [, kind, width, height] = /^(document|file) (\d{1,6})x(\d{1,6})$/.exec(String(value)) ?? []
  return kind ? { kind: kind as Embedded['kind'], width: Number(width), height: Number(height) } : undefined
}
