export type CheckedEndpoint = { ok: true; endpoint: string } | { ok: false; reason: string }

/** A server's address as it was typed; the reason is a sentence for the person. */
export function checkEndpoint(typed: string): CheckedEndpoint {
  const text = typed.trim()
  if (text === '') return { ok: false, reason: 'Write the address of a share server.' }
  if (!URL.canParse(text)) return { ok: false, reason: 'This is no address. It begins with https://' }
  const url = new URL(text)
  if (!isPrivateLine(url))
    return { ok: false, reason: 'It has to begin with https://, because browsers decrypt only there and on localhost.' }
  if (url.username || url.password || url.search || url.hash || url.pathname !== '/')
    return { ok: false, reason: 'Write only the name of the server, such as https://shares.example.org' }
  return { ok: true, endpoint: url.origin }
}

/** Nobody on the way can read what is sent: it is encrypted, or does not leave this machine. */
export function isPrivateLine({ protocol, hostname }: URL): boolean {
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isLocal)
}
