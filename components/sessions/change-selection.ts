export type Selection = ReadonlySet<string>

export function toggleOne(selection: Selection, id: string): Selection {
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Adds all rows from `fromId` to `toId`, whichever stands higher; one of them gone means only the other. */
export function selectRange(selection: Selection, order: readonly string[], fromId: string, toId: string): Selection {
  const [from, to] = [order.indexOf(fromId), order.indexOf(toId)].toSorted((a, b) => a - b)
  if (from === undefined || to === undefined || to < 0) return selection
  return new Set([...selection, ...order.slice(from < 0 ? to : from, to + 1)])
}

/** Everything, or nothing when everything was selected. */
export function toggleAll(selection: Selection, order: readonly string[]): Selection {
  return order.every((id) => selection.has(id)) ? new Set() : new Set(order)
}

/** What is selected and still there, in the order of the list. */
export function listSelected(selection: Selection, order: readonly string[]): string[] {
  return order.filter((id) => selection.has(id))
}
