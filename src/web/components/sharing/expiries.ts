/** Days until a link expires; empty for never. */
export const EXPIRIES = [
  { value: '', label: 'Never' },
  { value: '1', label: 'In a day' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '365', label: 'In a year' },
] as const

/** When a link expires that does so in so many days, `now` in Unix seconds. */
export const expiryIn = (days: string, now: number): number | null =>
  days === '' ? null : Math.floor(now) + Number(days) * 86_400
