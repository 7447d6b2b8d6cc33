/** What a question that is asked of the store comes to. */
export type QueryState<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown }

/** What was read, or `undefined` while nothing is there yet. */
export function readValue<T>(state: QueryState<T>): T | undefined {
  return state.state === 'ready' ? state.value : undefined
}
