import { Component, type ReactNode } from 'react'
import { showToast } from '#web/stores/toasts.ts'

interface Props {
  children: ReactNode
}

/** Around what is loaded only when it is asked for: where that fails, it says so and leaves all else on the screen. */
export class LateBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    showToast({ tone: 'failed', text: 'This part of the page could not be loaded. Load the page again.' })
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children
  }
}
