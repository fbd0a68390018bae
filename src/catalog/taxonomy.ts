import type { ToolComponent } from 'sarif'
import type { Rule } from '../rule.ts'

/** A catalogue of others that a rule's tags point into: `cwe-668`, `cis-docker-5.10`. */
export interface Taxonomy {
  readonly name: string
  readonly tag: RegExp
  readonly component: Omit<ToolComponent, 'name'>
  /** What a tag's entry is called, where we know, and its page. */
  readonly taxa: ReadonlyMap<string, string>
  readonly page: (id: string) => string | undefined
}

export const taxonomies: readonly Taxonomy[] = [
  {
    name: 'CWE',
    tag: /^cwe-(\d+)$/,
    component: {
      fullName: 'Common Weakness Enumeration',
      organization: 'MITRE',
      shortDescription: { text: 'The MITRE Common Weakness Enumeration.' },
      informationUri: 'https://cwe.mitre.org/',
      downloadUri: 'https://cwe.mitre.org/data/downloads.html'
    },
    taxa: new Map([
      ['250', 'Execution with Unnecessary Privileges'],
      ['284', 'Improper Access Control'],
      ['319', 'Cleartext Transmission of Sensitive Information'],
      ['653', 'Improper Isolation or Compartmentalization'],
      ['668', 'Exposure of Resource to Wrong Sphere'],
      ['923', 'Improper Restriction of Communication Channel to Intended Endpoints'],
      ['1327', 'Binding to an Unrestricted IP Address']
    ]),
    page: (id) => `https://cwe.mitre.org/data/definitions/${id}.html`
  },
  {
    name: 'CIS Docker Benchmark',
    tag: /^cis-docker-(\d+(?:\.\d+)*)$/,
    component: {
      organization: 'Center for Internet Security',
      shortDescription: { text: 'The CIS Docker Benchmark.' },
      informationUri: 'https://www.cisecurity.org/benchmark/docker'
    },
    taxa: new Map(),
    page: () => undefined
  }
]

/** The entries of a taxonomy that a rule's tags name. */
export function taxaOf(rule: Rule, { tag }: Taxonomy): readonly string[] {
  return (rule.tags ?? []).flatMap((text) => tag.exec(text)?.[1] ?? [])
}

/** The taxonomies that any of the rules belongs to; a report that needs none names none. */
export function taxonomiesOf(rules: readonly Rule[]): readonly Taxonomy[] {
  return taxonomies.filter((taxonomy) => rules.some((rule) => taxaOf(rule, taxonomy).length > 0))
}
