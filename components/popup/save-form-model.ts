import { createModel, signal } from '@preact/signals'

import type { SessionDetails } from '@/lib/model/session'

/** What a person types into the save form, starting from what the session already knows. */
export const SaveFormModel = createModel(({ title, tags, person, study, participant, hasConsent }: SessionDetails) => {
  const details = signal<SessionDetails>({ title, tags, person, study, participant, hasConsent })

  const change = (part: Partial<SessionDetails>) => {
    details.value = { ...details.peek(), ...part }
  }
  /** What to store; an emptied title keeps the one the session had. */
  const readDetails = (): SessionDetails => {
    const typed = details.peek()
    return {
      ...typed,
      title: typed.title.trim() || title,
      person: typed.person.trim(),
      study: typed.study.trim(),
      participant: typed.participant.trim(),
    }
  }
  return { details, change, readDetails }
})
