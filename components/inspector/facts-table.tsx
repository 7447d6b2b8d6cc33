export type Fact = readonly [name: string, value: string]

export interface FactsTableProps {
  name: string
  facts: readonly Fact[]
  /** Headers, selectors, properties. */
  isCode?: boolean
}

/** Names and values; what is long breaks where it must. */
export function FactsTable({ name, facts, isCode = false }: FactsTableProps) {
  return (
    <table class="facts-table" aria-label={name}>
      <tbody>
        {facts.map(([fact, value]) => (
          <tr key={fact}>
            <th scope="row" dir="auto">
              {fact}
            </th>
            <td class={isCode ? 'code' : 'figures'} dir="auto">
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
