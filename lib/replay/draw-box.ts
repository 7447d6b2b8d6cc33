export interface Size {
  width: number
  height: number
}

/** The address of an image of this size, with a line of text in it: in the grey of nothing, readable on any page. */
export function drawBox(size: Size, label: string): string {
  const text = label.replace(/[^\p{L}\p{N} ._()·-]+/gu, ' ')
  const box =
    label === ''
      ? ''
      : '<rect width="100%" height="100%" fill="gray" fill-opacity=".2"/>' +
        `<text x="50%" y="50%" fill="gray" font-family="sans-serif" text-anchor="middle">${text}</text>`
  return writeDrawing(size, box)
}

/** As it may stand in an attribute and in CSS. Base64 does as it is. */
export function writeDrawing({ width, height }: Size, content: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${content}</svg>`
  return `data:image/svg+xml,${svg.replace(/[^A-Za-z0-9+/=:;,.-]+/g, encodeURIComponent)}`
}
