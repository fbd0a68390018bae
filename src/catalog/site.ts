/** Where netlint's own pages stand. */
export const home = 'https://github.com/netlint/netlint'

/** A rule's page. One of a plugin (`acme/no-latest`) has none of ours. */
export function pageOf(id: string): string | undefined {
  return id.includes('/') ? undefined : `${home}/blob/main/rules/${encodeURIComponent(id)}.md`
}
