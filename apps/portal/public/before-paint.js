// What this person chose in this browser, before anything is painted. See src/app/theme.ts and src/app/single-keys.ts.
try {
  const theme = localStorage.getItem('tenure.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (localStorage.getItem('tenure.single-keys') === 'off') document.documentElement.dataset.singleKeys = 'off'
} catch {
  // Storage may be forbidden; the system's theme holds then.
}
