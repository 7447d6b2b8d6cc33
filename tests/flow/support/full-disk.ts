import FDBObjectStore from 'fake-indexeddb/lib/FDBObjectStore'

interface AbortableTransaction {
  _state: string
  _abort(name: string): void
}

/**
 * From now on what is written does not fit: as in browsers, the request itself succeeds and the transaction is aborted
 * with a QuotaExceededError. The answer makes room again.
 */
export function openFullDisk(): () => void {
  const { put, add } = FDBObjectStore.prototype
  function fill<Args extends unknown[]>(write: (...args: Args) => unknown) {
    return function overQuota(this: FDBObjectStore, ...args: Args) {
      const transaction = this.transaction as unknown as AbortableTransaction
      const request = write.apply(this, args)
      setImmediate(() => {
        if (transaction._state !== 'finished') transaction._abort('QuotaExceededError')
      })
      return request
    }
  }
  Object.assign(FDBObjectStore.prototype, { put: fill(put), add: fill(add) })
  return () => void Object.assign(FDBObjectStore.prototype, { put, add })
}
