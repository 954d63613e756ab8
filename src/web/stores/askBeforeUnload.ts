/** Has the browser ask before it closes or loads the page, until the function that is returned is called. */
export function askBeforeUnload(): () => void {
  const asking = new AbortController()
  window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal: asking.signal })
  return () => asking.abort()
}
