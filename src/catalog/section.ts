import type { Rule } from '../rule.ts'

/** What a rule is about, as README and documentation order it. */
export interface Section {
  readonly title: string
  /** The first tag of a rule that belongs to a section puts it there. */
  readonly tags: readonly string[]
}

const policies: Section = { title: 'Policies', tags: ['roles', 'policy'] }

const sections: readonly Section[] = [
  { title: 'The files', tags: ['files'] },
  { title: 'Network mode', tags: ['network-mode'] },
  { title: 'Ports', tags: ['ports'] },
  { title: 'Networks and drivers', tags: ['networks', 'drivers'] },
  { title: 'Addresses', tags: ['addresses'] },
  { title: 'macvlan and ipvlan', tags: ['lan', 'macvlan', 'ipvlan'] },
  { title: 'Names and reachability', tags: ['names', 'reachability'] },
  policies
]

const others: Section = { title: 'Others', tags: [] }

function sectionOf({ tags = [] }: Rule): Section {
  if (tags.some((tag) => policies.tags.includes(tag))) return policies
  for (const tag of tags) {
    const section = sections.find((section) => section.tags.includes(tag))
    if (section) return section
  }
  return others
}

/** Rules by section, each in the order of ids; sections without a rule are left out. */
export function bySection(rules: readonly Rule[]): readonly { readonly title: string; readonly rules: readonly Rule[] }[] {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))
  return [...sections, others]
    .map((section) => ({ title: section.title, rules: sorted.filter((rule) => sectionOf(rule) === section) }))
    .filter(({ rules }) => rules.length > 0)
}
