/** To the rules, where they are changed. */
export function SitesLink() {
  return (
    <a href="/dashboard.html#/settings/sites" target="_blank" rel="noreferrer">
      Settings, Sites
    </a>
  )
}
