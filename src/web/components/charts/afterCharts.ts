/** Milliseconds after the first chart, and after which one is not waited for any longer. */
const SOON = 1_000
const LONGEST = 10_000

let came: () => void
const charts = new Promise<void>((resolve) => (came = resolve))
// Only a space has charts from the beginning, and the first address may lead to one.
const { pathname } = window.location
setTimeout(came!, /^\/(spaces\/\d+)?$/.test(pathname) ? LONGEST : 0)

/** Told by every chart that is there. */
export const chartCame = (): unknown => setTimeout(came, SOON)

/** Resolves once what the page was opened for is there: what can wait so long does not stand in its way. */
export const afterCharts = (): Promise<void> => charts
