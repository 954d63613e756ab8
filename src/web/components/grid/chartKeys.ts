/** The group of keys that is there wherever the charts of a space are. */
export const CHART_KEYS = 'Charts'
