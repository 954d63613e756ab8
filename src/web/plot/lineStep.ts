/**
 * The line that an up or down key goes to among those at the cursor; undefined when the key has nothing to do with it.
 *
 * @param lines the largest first
 * @param chosen the line it is on; null before the first such key
 */
export function lineStep(key: string, lines: readonly number[], chosen: number | null): number | undefined {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0 || lines.length === 0) return undefined
  const at = chosen === null ? -1 : lines.indexOf(chosen)
  const next = at === -1 ? (step === 1 ? 0 : lines.length - 1) : at + step
  return lines[Math.min(lines.length - 1, Math.max(0, next))]
}
