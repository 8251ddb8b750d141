import { IconButton } from '@tenure/ui/icon-button'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { chooseTheme, isDark, useThemeChoice } from '../theme.ts'

/** Turns light to dark and back. The palette also returns to the system's. */
export function ThemeButton() {
  const dark = isDark(useThemeChoice())
  const Mark = dark ? Sun : Moon
  return (
    <IconButton
      label={dark ? 'Light theme' : 'Dark theme'}
      icon={<Mark size={16} aria-hidden />}
      onPress={() => chooseTheme(dark ? 'light' : 'dark')}
    />
  )
}
