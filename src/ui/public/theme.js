// Runs before the first paint, so that a dark screen never flashes white. The same rule as src/ui/look.ts.
;(function () {
  var look = 'auto'
  try {
    look = localStorage.getItem('party.look') || 'auto'
  } catch {
    // Storage may be forbidden; the system's own look is then right.
  }
  var dark =
    look === 'dark' || (look !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
})()
