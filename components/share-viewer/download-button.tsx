import { Download } from 'lucide-preact'
import { useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import type { Toasts } from '@/components/parts/toasts-model'
import type { ReadPart } from '@/lib/bundle/open-bundle'
import { writeHtml } from '@/lib/files/write-html'
import type { Manifest } from '@/lib/share/manifest'

export interface DownloadButtonProps {
  manifest: Manifest
  readPart: ReadPart
  toasts: Toasts
}

/** The session as one page of its own, opened and put together here: it plays offline, for whoever has the file. */
export function DownloadButton({ manifest, readPart, toasts }: DownloadButtonProps) {
  const [isWriting, setIsWriting] = useState(false)
  const download = async () => {
    setIsWriting(true)
    try {
      save(new Blob(await writeFile(manifest, readPart), { type: 'text/html' }), `${nameFile(manifest.title)}.html`)
    } catch (error) {
      console.error(error)
      toasts.show({ text: 'A part of the session could not be had. Nothing was saved. Try again.' })
    } finally {
      setIsWriting(false)
    }
  }
  return (
    <Button size="small" icon={Download} disabled={isWriting} onClick={() => void download()}>
      Download
    </Button>
  )
}

async function writeFile({ title, entries }: Manifest, readPart: ReadPart): Promise<string[]> {
  const response = await fetch('/session-file.html', { credentials: 'omit' })
  if (!response.ok) throw new Error(`the page of a session was answered with ${response.status}`)
  const parts = async function* () {
    for (const { name } of entries) yield { name, bytes: await readPart(name) }
  }
  return Array.fromAsync(writeHtml({ template: await response.text(), title, parts: parts() }))
}

function nameFile(title: string): string {
  return (
    title
      .replaceAll(/[^\p{L}\p{N} _-]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'session'
  )
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
