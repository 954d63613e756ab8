import { type RefObject, useLayoutEffect } from 'react'

/** Shows a dialog over everything else for as long as it is rendered; the focus then goes back to where it was. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  // Before the element leaves the page: the browser gives the focus back only from a dialog that it still shows.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [dialog])
}
