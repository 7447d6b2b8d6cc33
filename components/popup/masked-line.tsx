import { Asterisk } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'

/** What is never stored: in full before a recording, in one sentence while it goes on. */
export function MaskedLine({ isShort = false }: { isShort?: boolean }) {
  return (
    <Callout meaning="masked" icon={Asterisk}>
      <p>
        <strong>Everything typed is replaced by asterisks before it is stored</strong>
        {isShort
          ? '.'
          : ', in every field: passwords, e-mail addresses, card numbers, text. The rest of the page is recorded as it is shown.'}
      </p>
    </Callout>
  )
}
