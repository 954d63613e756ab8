/** How far back one looks at what an alert watches: no further than a backtest does. */
export const ALERT_RANGES = [
  { value: '1h', label: 'Hour', span: 'in the last hour' },
  { value: '6h', label: '6 hours', span: 'in the last 6 hours' },
  { value: '24h', label: 'Day', span: 'in the last day' },
  { value: '7d', label: 'Week', span: 'in the last week' },
  { value: '30d', label: 'Month', span: 'in the last month' },
] as const

/** One of these, also where something else is in view. */
export const alertRange = (range: string) =>
  ALERT_RANGES.find(({ value }) => value === range) ?? ALERT_RANGES[2]
