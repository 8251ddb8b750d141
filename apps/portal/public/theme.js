// The theme this person chose in this browser, before anything is painted. See src/app/theme.ts.
try {
  var theme = localStorage.getItem('tenure.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be forbidden; the system's theme holds then.
}
