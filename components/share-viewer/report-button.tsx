import { Flag } from 'lucide-preact'
import { useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { Dialog } from '@/components/parts/dialog'
import { TextField } from '@/components/parts/text-field'
import type { Toasts } from '@/components/parts/toasts-model'

export interface ReportButtonProps {
  report: (text: string) => Promise<void>
  toasts: Toasts
}

/** Tells who runs the server that this should not be there. They cannot see it themselves. */
export function ReportButton({ report, toasts }: ReportButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const send = async () => {
    const isSent = await report(text.slice(0, 2_000)).then(
      () => true,
      () => false,
    )
    toasts.show({ text: isSent ? 'Reported to who runs this server.' : 'The server did not take the report.' })
    if (isSent) setIsOpen(false)
  }
  return (
    <>
      <Button size="small" look="quiet" icon={Flag} onClick={() => setIsOpen(true)}>
        Report
      </Button>
      <Dialog title="Report this session" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>Who runs this server cannot see what is shown here. Say what is wrong with it; they can take it down.</p>
        <TextField label="What is wrong" value={text} onValue={setText} />
        <Button look="primary" disabled={text.trim() === ''} onClick={() => void send()}>
          Send report
        </Button>
      </Dialog>
    </>
  )
}
