import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { HostTheme } from '../host.ts';

/** Feishu's blue, from dark to light. */
const blue: BrandVariants = {
  10: '#010310',
  20: '#0b1530',
  30: '#0e2152',
  40: '#0f2c71',
  50: '#103891',
  60: '#1144b2',
  70: '#1650cf',
  80: '#245bdb',
  90: '#3370ff',
  100: '#4e83fd',
  110: '#6593ff',
  120: '#7ba4ff',
  130: '#94b4ff',
  140: '#adc6ff',
  150: '#c7d8ff',
  160: '#e1eaff',
};
const chinese = "'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";
const feishuShape: Partial<Theme> = {
  borderRadiusSmall: '4px',
  borderRadiusMedium: '6px',
  borderRadiusLarge: '8px',
  borderRadiusXLarge: '12px',
};

/** Fluent's red for words is too dark on its dark backgrounds (WCAG 1.4.3: 4.16 to 1 on a card). */
const dark: Partial<Theme> = { colorStatusDangerForeground1: '#eeacb2' };
/** Feishu's blue is, too, where it is a word and not a button. */
const feishuDark: Partial<Theme> = Object.fromEntries(
  (['colorBrandForeground1', 'colorBrandForegroundLink', 'colorCompoundBrandForeground1'] as const).map((name) => [
    name,
    blue[120],
  ]),
);

/** The suite's own look, in its client's theme. */
export function themeFor(suite: 'microsoft365' | 'feishu', theme: HostTheme): Theme {
  const own = { fontFamilyBase: chinese, ...(theme === 'dark' && dark) };
  if (suite === 'microsoft365')
    return { ...{ light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme }[theme], ...own };
  if (theme === 'light') return { ...createLightTheme(blue), colorBrandBackground: '#245bdb', ...feishuShape, ...own };
  return { ...createDarkTheme(blue), ...feishuDark, ...feishuShape, ...own };
}
