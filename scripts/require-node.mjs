/** Refuses a Node that is too old, before anything that needs a newer one is loaded. */
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Tenure needs Node 20.19 or newer; this is ${process.versions.node}. Install it from https://nodejs.org.`,
  )
  process.exit(1)
}
if (process.platform === 'win32') {
  console.error('Tenure runs on Linux and macOS; on Windows run it in WSL.')
  process.exit(1)
}
