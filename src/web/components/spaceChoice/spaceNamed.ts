import type { Space } from '#api/spaces.ts'

/** The space of exactly this name, else the one of this name in other letters. */
export function spaceNamed(spaces: readonly Space[], text: string): Space | undefined {
  const name = text.trim()
  const lower = name.toLowerCase()
  return (
    spaces.find((space) => space.name === name) ?? spaces.find((space) => space.name.toLowerCase() === lower)
  )
}
