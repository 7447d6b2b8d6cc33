/**
 * True where the recorder of the parent already sees this document: rrweb records same-origin frames from outside.
 * Starting again in one (rrweb's own hidden frames are such) recurses until the page hangs.
 */
export function isCoveredByParent(): boolean {
  try {
    // Reading the document of another origin's frame throws.
    return parent !== self && !!parent.document
  } catch {
    return false
  }
}
