import {
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  type SyntheticEvent,
  useLayoutEffect,
  useRef,
} from 'react'

/**
 * Shows a dialog over everything else for as long as it is rendered; the focus then goes back to where it was.
 *
 * @param onClose told on Escape and on a press beside it
 * @returns what the dialog listens with
 */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void) {
  // A drag that begins inside, such as to select text, may end beside it.
  const pressedBeside = useRef(false)
  // Before the element leaves the page: the browser gives the focus back only from a dialog that it still shows.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [dialog])
  return {
    onCancel: (event: SyntheticEvent) => {
      event.preventDefault()
      onClose()
    },
    onPointerDown: (event: PointerEvent) => {
      pressedBeside.current = event.target === dialog.current
    },
    onClick: (event: MouseEvent) => {
      if (pressedBeside.current && event.target === dialog.current) onClose()
    },
  }
}
