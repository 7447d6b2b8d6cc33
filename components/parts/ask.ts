import { desk, type DeskProtocol } from '@/lib/messages/desk'

export type DeskQuestion = keyof DeskProtocol
export type DeskRequest<Question extends DeskQuestion> = Parameters<DeskProtocol[Question]>[0]
export type DeskAnswer<Question extends DeskQuestion> = ReturnType<DeskProtocol[Question]>

/** Asks the background for something. Models are given this, so that a test can answer instead. */
export type Ask = <Question extends DeskQuestion>(
  question: Question,
  request: DeskRequest<Question>,
) => Promise<DeskAnswer<Question>>

/** Twice would be two of them. */
const NEVER_TWICE: ReadonlySet<DeskQuestion> = new Set(['markMoment', 'addEdit'])

/** The worker may die with a question in its hands. Asked again, the next one answers; of nearly all, twice is once. */
export const askDesk: Ask = async (question, request) => {
  try {
    return await send(question, request)
  } catch (error) {
    if (NEVER_TWICE.has(question)) throw error
    return send(question, request)
  }
}

const send: Ask = (question, request) => desk.sendMessage(question, ...([request] as never))

export const DESK_SILENT =
  'Afterimage did not answer. What was recorded so far is safe. Try again, or reload the extension if it stays silent.'

/** Asks, and when no answer comes tells the person so instead of throwing. `undefined` then. */
export async function askOrTell<Answer>(asking: Promise<Answer>, tell: (text: string) => void) {
  try {
    return await asking
  } catch (error) {
    console.error(error)
    tell(DESK_SILENT)
    return undefined
  }
}
