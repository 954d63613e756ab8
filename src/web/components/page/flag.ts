/** Whether a flag is on: clients store it as text or a number as well. */
export function flagOf(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1'
}
