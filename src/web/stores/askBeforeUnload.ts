const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
/** How many have something to lose. */
let asking = 0

/** Has the browser ask before it closes or loads the page, until the function that is returned is called. */
export function askBeforeUnload(): () => void {
  asking += 1
  window.addEventListener('beforeunload', ask)
  return () => {
    asking -= 1
    if (asking === 0) window.removeEventListener('beforeunload', ask)
  }
}
