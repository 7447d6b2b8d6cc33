/** A page's id follows from what the browser says of the sender, so that making its row twice is making it once. */
export function idOfPage(sessionId: string, documentId: string): string {
  return `${sessionId}:${documentId}`
}
