import './people.css'

const TABS = [
  { name: 'People', href: '#/people' },
  { name: 'Cohorts', href: '#/cohorts' },
  { name: 'Studies', href: '#/studies' },
] as const

/** The three ways in which sessions belong together beside time. */
export function PeopleTabs({ current }: { current: (typeof TABS)[number]['name'] }) {
  return (
    <nav class="people-tabs" aria-label="People, cohorts and studies">
      {TABS.map(({ name, href }) => (
        <a key={name} class="people-tab" href={href} {...(name === current ? { 'aria-current': 'page' } : {})}>
          {name}
        </a>
      ))}
    </nav>
  )
}
