/** A tab's title; nothing where the browser shows the address in place of one, for that is not masked. */
export function readTitle(tab: { title?: string | undefined; url?: string | undefined }): string {
  const { title = '', url = '' } = tab
  const address = url.replace(/^[a-z]+:\/\/(www\.)?/i, '')
  return title !== '' && (url.includes(title) || title.includes(address)) ? '' : title
}
