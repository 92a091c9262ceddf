import { createTheme } from '@mantine/core'

/** Mantine follows our tokens: its variables stand in `styles/mantine.css`, its behaviour here. */
export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font-ui)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '6px', md: '10px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: '0 16px 48px #14181c33' },
  colors: {
    ink: [
      '#eef3fa',
      '#e4edf8',
      '#c6d8ef',
      '#a9c9f6',
      '#8cb6f2',
      '#5b8dd6',
      '#2f68b3',
      '#1b4f93',
      '#143d74',
      '#0a1a30',
    ],
  },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
})

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, so that a part can hand a number to the stylesheet. */
    [name: `--${string}`]: string | number | undefined
  }
}
