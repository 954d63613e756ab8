/** A LIKE pattern for what contains `text`; wildcards in it stand for themselves. */
export function containing(text: string): string {
  return `%${escaped(text)}%`
}

/** A LIKE pattern in which `*` stands for anything. */
export function wildcard(pattern: string): string {
  return escaped(pattern).replaceAll('*', '%')
}

/** What a search for a name means: a pattern when it holds `*`, else any part of the name. */
export function named(search: string): string {
  return search.includes('*') ? wildcard(search) : containing(search)
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
