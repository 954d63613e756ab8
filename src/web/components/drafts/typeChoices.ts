import { CHART_TYPES } from '#api/charts.ts'

const TYPE_NAMES = { line: 'Line', stacked: 'Stacked', bignumber: 'Big number' } as const

/** The types of a chart, to choose one. */
export const TYPES = CHART_TYPES.map((value) => ({ value, label: TYPE_NAMES[value] }))
