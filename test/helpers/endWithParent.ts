/* Loaded before a server that a test starts: it ends with the process that started it, however that ended. */

process.stdin.on('end', () => process.exit())
process.stdin.resume()
