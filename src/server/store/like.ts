/** A LIKE pattern for what contains `text`; wildcards in it stand for themselves. */
export function containing(text: string): string {
  return `%${escaped(text)}%`
}

/** A LIKE pattern in which `*` stands for anything. */
export function wildcard(pattern: string): string {
  return escaped(pattern).replaceAll('*', '%')
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
