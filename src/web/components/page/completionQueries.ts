/* What is asked to complete a name that is being typed: once for fields, which follow the answer, once for the editor. */

/** As many as fit a list. */
export const LISTED = 50

export const metricsNamed = (name: string) => ({ query: { name, length: LISTED } })

export const tagsNamed = (search: string, metric: string | undefined) => ({
  query: { search, metric, length: LISTED },
})

export const tagValues = (name: string, search: string, metric: string | undefined) => ({
  params: { name },
  query: { search, metric, length: LISTED },
})
