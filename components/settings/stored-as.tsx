/** What becomes of an example. */
export function StoredAs({ text }: { text: string }) {
  return (
    <dl class="stored-as">
      <dt>Stored as</dt>
      <dd class="code">{text === '' ? '–' : text}</dd>
    </dl>
  )
}
