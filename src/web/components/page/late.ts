import { type ComponentType, createElement, lazy } from 'react'

/** The code of a part of the page did not come: nobody answers, or a newer Poise has taken its place. */
export class NotLoaded extends Error {
  /** @param again has it asked for anew where the part is shown next */
  constructor(
    cause: unknown,
    readonly again: () => void,
  ) {
    super(cause instanceof Error ? cause.message : 'Not loaded', { cause })
  }
}

/**
 * A component whose code comes when it is first shown. React keeps a failure for ever: whoever catches the `NotLoaded` says
 * when the part may be asked for again.
 */
export function late<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  const attempt = (): ComponentType<P> => {
    const part: ComponentType<P> = lazy(() =>
      load().catch((cause: unknown) => {
        throw new NotLoaded(cause, () => {
          if (current === part) current = attempt()
        })
      }),
    )
    return part
  }
  let current = attempt()
  return (props) => createElement(current, props)
}
