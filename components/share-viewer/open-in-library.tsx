import { Copy, LibraryBig } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { Dialog } from '@/components/parts/dialog'

import './open-in-library.css'

export interface OpenInLibraryProps {
  /** The address of the page, key and all. */
  href: string
  hasPassword: boolean
}

/** A page of the web cannot speak to an extension, and shall not: the person carries the link over. */
export function OpenInLibrary({ href, hasPassword }: OpenInLibraryProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [said, setSaid] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const open = () => {
    setSaid('')
    setIsOpen(true)
  }
  const copy = async () => {
    box.current?.select()
    const isCopied = await navigator.clipboard.writeText(href).then(
      () => true,
      () => false,
    )
    setSaid(isCopied ? 'The link is copied.' : 'The browser did not allow it. The link is selected: copy it by key.')
  }
  return (
    <>
      <Button size="small" icon={LibraryBig} onClick={open}>
        Open in my library
      </Button>
      <Dialog title="Open in my library" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <div class="open-in-library">
          <p>
            Copy this link, then in Afterimage press <strong>Import</strong> over the list of sessions and paste it into{' '}
            <strong>Replay link</strong>.
          </p>
          <label class="field">
            <span class="field-label">Replay link</span>
            <input
              ref={box}
              class="field-box code"
              dir="ltr"
              readOnly
              value={href}
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
          <p class="open-in-library-quiet">
            It counts as one more opening of the link.
            {hasPassword && ' Afterimage will ask for the password once more.'}
          </p>
          <div class="open-in-library-end">
            <Button look="primary" icon={Copy} onClick={() => void copy()}>
              Copy link
            </Button>
            <output>{said}</output>
          </div>
        </div>
      </Dialog>
    </>
  )
}
