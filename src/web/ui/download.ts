/** Saves text as a file of this name, as if it had come from a link. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has read the address by then, or holds on to what is behind it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
