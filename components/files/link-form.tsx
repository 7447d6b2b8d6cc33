import { Link2 } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { TextField } from '@/components/parts/text-field'
import { readLink } from '@/lib/share/link'

import type { Importing } from './import-model'

/** A session from the server that a replay link names. What was typed stays until it came in. */
export function LinkForm({ importing }: { importing: Importing }) {
  const [href, setHref] = useState('')
  const [password, setPassword] = useState('')
  const asksPassword = useAsksPassword(href)
  const take = async () => {
    const isIn = await importing.takeLink({ href, password: asksPassword ? password : '' })
    if (isIn) setHref('')
    if (isIn) setPassword('')
  }
  return (
    <form
      class="files-link"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <TextField label="Replay link" isCode value={href} onValue={setHref} placeholder="https://" />
      {asksPassword && <TextField label="Password of the link" isSecret value={password} onValue={setPassword} />}
      <p class="files-hint">
        The session is fetched from the server the link names and decrypted here. It counts as one opening of the link.
      </p>
      <Button
        type="submit"
        icon={Link2}
        disabled={importing.isRunning.value || href.trim() === '' || (asksPassword && password === '')}
      >
        Import from link
      </Button>
    </form>
  )
}

/** It stands in the link. */
function useAsksPassword(href: string): boolean {
  const [asking, setAsking] = useState('')
  useEffect(() => {
    let isLatest = true
    const look = async () => {
      const read = await readLink(href.trim())
      if (isLatest) setAsking(read.ok && read.link.hasPassword ? href : '')
    }
    void look()
    return () => {
      isLatest = false
    }
  }, [href])
  return asking !== '' && asking === href
}
