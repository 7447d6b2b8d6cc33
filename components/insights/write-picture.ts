import { toBlob } from 'html-to-image'

/** As sharp as a good screen, whatever this one is. */
const PIXEL_RATIO = 2

/** Whatever is scrolled in it is laid out whole under this name. */
const WHOLE = 'pictured'

/** What an element shows, all of it, as a PNG. */
export async function writePicture(element: HTMLElement): Promise<Blob> {
  element.classList.add(WHOLE)
  try {
    const { scrollWidth: width, scrollHeight: height } = element
    const { backgroundColor } = getComputedStyle(document.body)
    const blob = await toBlob(element, { width, height, backgroundColor, pixelRatio: PIXEL_RATIO, skipFonts: true })
    if (!blob) throw new Error('it is too large')
    return blob
  } finally {
    element.classList.remove(WHOLE)
  }
}
