import type { ThemeConfig } from 'antd'

/** Dense but calm: small controls, square corners, no motion to wait for. Colours are repeated in desk.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d5296',
    colorLink: '#1d5296',
    colorSuccess: '#1a7340',
    colorWarning: '#9a5b00',
    colorError: '#b3261e',
    colorInfo: '#1d5296',
    // Said outright: antd would mix muddy grounds out of colours this dark.
    colorSuccessBg: '#e9f5ee',
    colorSuccessBorder: '#a9d4bb',
    colorWarningBg: '#fdf3e1',
    colorWarningBorder: '#efd29b',
    colorErrorBg: '#fbebea',
    colorErrorBorder: '#efb8b4',
    colorInfoBg: '#e8eff8',
    colorInfoBorder: '#b3cbe8',
    colorText: '#1c2530',
    colorTextDescription: '#55616f',
    colorTextPlaceholder: '#6b7785',
    colorBorder: '#c3cad3',
    borderRadius: 4,
    controlHeight: 30,
    controlHeightSM: 24,
    fontSize: 14,
    motion: false,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
  },
  components: {
    Tabs: { horizontalMargin: '0 0 12px 0', horizontalItemPadding: '8px 0' },
    Modal: { titleFontSize: 16 },
    Alert: { withDescriptionPadding: '10px 12px', withDescriptionIconSize: 18 },
  },
}
