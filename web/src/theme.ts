import { createTheme, type MantineColorsTuple } from '@mantine/core'

const tide: MantineColorsTuple = [
  '#e8f4f5',
  '#d3e8ea',
  '#a6d0d5',
  '#76b7bf',
  '#4fa2ac',
  '#36949f',
  '#268c98',
  '#167884',
  '#0f5c66',
  '#0a4a53',
]

/** Mantine's own greys are warm; these are the page's. Text first, then borders, fields, panels. */
const dusk: MantineColorsTuple = [
  '#e7eef0',
  '#c9d5d9',
  '#9fb1b9',
  '#6d808a',
  '#36454c',
  '#2a373d',
  '#1f2a2f',
  '#161e22',
  '#11181b',
  '#0e1417',
]

export const FONTS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

export const theme = createTheme({
  primaryColor: 'tide',
  primaryShade: { light: 8, dark: 4 },
  colors: { tide, dark: dusk },
  autoContrast: true,
  // White on the lighter teal of the dark scheme would fall short of 4.5 : 1.
  luminanceThreshold: 0.25,
  fontFamily: FONTS,
  headings: { fontFamily: FONTS },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
})
