import { KeyRound } from 'lucide-preact'
import { useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import { TextField } from '@/components/parts/text-field'

import './password-page.css'

export interface PasswordPageProps {
  isWrong: boolean
  isTrying: boolean
  onPassword: (password: string) => void
}

/** A link alone is not enough: the password goes into the key. */
export function PasswordPage({ isWrong, isTrying, onPassword }: PasswordPageProps) {
  const [password, setPassword] = useState('')
  return (
    <EmptyState
      isWholeScreen
      title="This session asks for a password"
      picture={<KeyRound size={28} aria-hidden="true" />}
    >
      <form
        class="password-page"
        onSubmit={(event) => {
          event.preventDefault()
          onPassword(password)
        }}
      >
        <TextField
          label="Password"
          isSecret
          value={password}
          onValue={setPassword}
          problem={isWrong ? 'This is not the password, or the session has been gone from this server for long.' : null}
        />
        <Button type="submit" look="primary" disabled={isTrying || password === ''}>
          {isTrying ? 'Opening' : 'Open'}
        </Button>
      </form>
    </EmptyState>
  )
}
