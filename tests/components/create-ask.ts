import type { Ask, DeskQuestion } from '@/components/parts/ask'

export interface AskedDesk {
  ask: Ask
  /** What was asked, in order. */
  asked: [question: DeskQuestion, request: unknown][]
}

/** A background that answers with what the test says, and with nothing otherwise. An `Error` is thrown instead. */
export function createAsk(answers: Partial<Record<DeskQuestion, unknown>> = {}): AskedDesk {
  const asked: AskedDesk['asked'] = []
  const ask = async (question: DeskQuestion, request: unknown) => {
    asked.push([question, request])
    const answer = answers[question]
    if (answer instanceof Error) throw answer
    return answer
  }
  return { ask: ask as Ask, asked }
}
