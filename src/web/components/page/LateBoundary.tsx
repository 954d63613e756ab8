import { Component, type ReactNode, Suspense } from 'react'
import { showToast } from '#web/stores/toasts.ts'
import { NotLoaded } from './late.ts'

interface Props {
  /** Stands there while the part is loaded. */
  fallback?: ReactNode
  /** Told when it cannot be loaded, so that what was opened counts as closed and can be tried again. */
  onFailed?: () => void
  children: ReactNode
}

export const sayNotLoaded = (): void =>
  showToast({
    tone: 'failed',
    text: 'This part of the page could not be loaded.',
    // The browser may keep the failure for as long as the page is there.
    action: { label: 'Load the page again', perform: () => window.location.reload() },
    about: 'a part that was not loaded',
  })

/** Around what is loaded only when it is asked for: where that fails, it says so and leaves all else on the screen. */
export class LateBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    if (error instanceof NotLoaded) error.again()
    sayNotLoaded()
    this.props.onFailed?.()
  }

  override render(): ReactNode {
    const { fallback = null, children } = this.props
    return this.state.failed ? null : <Suspense fallback={fallback}>{children}</Suspense>
  }
}
