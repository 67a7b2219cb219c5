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

export function themeFor(suite: 'microsoft365' | 'feishu', theme: HostTheme): Theme {
  const type = { fontFamilyBase: chinese };
  if (suite === 'microsoft365')
    return { ...{ light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme }[theme], ...type };
  const base = theme === 'light' ? createLightTheme(blue) : createDarkTheme(blue);
  return { ...base, ...(theme === 'light' && { colorBrandBackground: '#245bdb' }), ...feishuShape, ...type };
}
