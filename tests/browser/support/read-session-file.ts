import { gunzipSync } from 'node:zlib'

/** Every part of a session's page, unpacked by no code of ours. */
export function readSessionFile(html: string): { name: string; text: string }[] {
  const parts = new Map(
    [...html.matchAll(/data-part="([^"]+)">([\w+/=]*)</g)].map(([, name, base64]) => [
      name!,
      Buffer.from(base64!, 'base64'),
    ]),
  )
  const content = gunzipSync(parts.get('content')!).toString()
  const { chunks } = JSON.parse(content) as { chunks: { from: number; length: number }[] }
  const bodies = Buffer.concat([...parts].filter(([name]) => name !== 'content').map(([, bytes]) => bytes))
  const unpacked = chunks.map(({ from, length }) => gunzipSync(bodies.subarray(from, from + length)).toString())
  return [
    { name: 'content', text: content },
    ...unpacked.map((text, index) => ({ name: `chunk ${index}`, text })),
    // Pictures, fonts and styles too.
    { name: 'bodies', text: bodies.toString('latin1') },
  ]
}
