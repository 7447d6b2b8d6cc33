import { Asterisk } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'
import type { MaskLevel } from '@/lib/model/rules'

/** At each level what is never stored, and what the rest of the page is. */
const SENTENCES: Record<MaskLevel, { masked: string; rest: string }> = {
  light: {
    masked: 'Passwords, hidden, e-mail, telephone and card fields are replaced by asterisks before they are stored',
    rest: 'Other fields and the rest of the page are recorded as they are shown.',
  },
  medium: {
    masked: 'Everything typed is replaced by asterisks before it is stored',
    rest: 'That is so in every field. The rest of the page is recorded as it is shown.',
  },
  strict: {
    masked: 'All text and everything typed is replaced by asterisks before it is stored',
    rest: 'Pictures are left out. The layout of the page is recorded.',
  },
}

export interface MaskedLineProps {
  /** On the page in the tab; unknown until it was read. */
  level: MaskLevel | undefined
  isShort?: boolean
}

/** What is never stored: in full before a recording, in one sentence while it goes on. */
export function MaskedLine({ level, isShort = false }: MaskedLineProps) {
  if (!level) return null
  const { masked, rest } = SENTENCES[level]
  return (
    <Callout meaning="masked" icon={Asterisk}>
      <p>
        <strong>{masked}.</strong>
        {!isShort && ` ${rest} `}
        {!isShort && (
          <a href="/dashboard.html#/settings/masking" target="_blank" rel="noreferrer">
            Masking
          </a>
        )}
      </p>
    </Callout>
  )
}
