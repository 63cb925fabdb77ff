import type { ThemeConfig } from 'antd';

/** Calm paper and ink; vermilion, the seal's colour, is kept for what is late or wrong. */
export const palette = {
  paper: '#f4f3ef',
  surface: '#ffffff',
  ink: '#1f2529',
  line: '#e2e0d8',
  accent: '#17595e',
  seal: '#b5271e',
  warn: '#8f5a00',
  good: '#2c6a3b',
};

export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.accent,
    colorLink: palette.accent,
    colorError: palette.seal,
    colorWarning: '#b97a10',
    colorSuccess: palette.good,
    colorInfo: palette.accent,
    colorInfoBg: '#e6f0ef',
    colorInfoBorder: '#bcd6d4',
    colorPrimaryBg: '#e6f0ef',
    colorErrorBg: '#fbeae8',
    colorErrorBorder: '#e7bdb9',
    colorWarningBg: '#fdf2dc',
    colorWarningBorder: '#ecd9ad',
    colorSuccessBg: '#e8f2e9',
    colorSuccessBorder: '#b9d4bf',
    colorBgLayout: palette.paper,
    colorText: palette.ink,
    colorTextSecondary: '#59636a',
    colorTextTertiary: '#67717a',
    colorTextDescription: '#67717a',
    colorTextPlaceholder: '#767f87',
    colorBorder: '#d3d0c6',
    colorBorderSecondary: palette.line,
    borderRadius: 4,
    fontFamily:
      "'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif",
    motion: false, // nothing moves on a page that is looked at all day
    wireframe: false,
  },
  components: {
    Table: {
      headerBg: '#faf9f6',
      headerColor: '#59636a',
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 8,
      headerSplitColor: 'transparent',
    },
    Alert: { withDescriptionPadding: '10px 14px', withDescriptionIconSize: 18 },
    Form: { itemMarginBottom: 16, labelColor: '#59636a' },
    Tabs: { horizontalMargin: '0 0 12px 0' },
  },
};
