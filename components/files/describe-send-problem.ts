import type { SendOutcome } from '@/lib/files/create-files'

export type SendRefusal = Exclude<SendOutcome, { ok: true }>

/** Why an export did not go where it should, and what can be done. Empty where the person stopped it. */
export function describeSendProblem(refusal: SendRefusal): string {
  switch (refusal.reason) {
    case 'nothing to write':
      return 'There is nothing to write: none of these sessions has what this kind of file holds.'
    case 'too large':
      return 'These sessions make more than one file can hold (4 GB, 65,535 parts). Export fewer of them at a time.'
    case 'wrong address':
      return refusal.sentence
    case 'unreachable':
      return 'Nothing was taken: the endpoint cannot be reached, or it sent the file on to another address. Check the address and the network.'
    case 'refused':
      return describeStatus(refusal.status)
    default:
      return ''
  }
}

function describeStatus(status: number): string {
  if (status === 401 || status === 403)
    return `The endpoint does not let it in (${status}): the token is wrong or missing, or the address is too old.`
  if (status === 404 || status === 405) return `Nothing takes files at this address (${status}). It has to answer PUT.`
  if (status === 413) return 'The file is larger than the endpoint takes (413). Export fewer sessions, or trim them.'
  if (status === 429) return 'The endpoint was asked too often (429). Try again later.'
  if (status >= 500) return `The endpoint failed (${status}). Try again later, or ask who runs it.`
  return `The endpoint refused the file (${status}).`
}
