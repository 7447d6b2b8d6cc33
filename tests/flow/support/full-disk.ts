import { onTestFinished } from 'vitest'

type Write = (this: IDBObjectStore, ...row: unknown[]) => unknown

interface AbortableTransaction {
  _state: string
  _abort(name: string): void
}

/**
 * From now on what is written does not fit: as in browsers, the request itself succeeds and the transaction is aborted
 * with a QuotaExceededError. The answer makes room again.
 */
export function openFullDisk(): () => void {
  const rows = IDBObjectStore.prototype
  const put = Reflect.get(rows, 'put') as Write
  const add = Reflect.get(rows, 'add') as Write
  function fill(write: Write): Write {
    return function overQuota(...row) {
      const transaction = this.transaction as unknown as AbortableTransaction
      const request = write.apply(this, row)
      setImmediate(() => {
        if (transaction._state !== 'finished') transaction._abort('QuotaExceededError')
      })
      return request
    }
  }
  Object.assign(rows, { put: fill(put), add: fill(add) })
  const free = () => void Object.assign(rows, { put, add })
  onTestFinished(free)
  return free
}
