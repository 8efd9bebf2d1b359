import type { ThemeConfig } from "antd";

/** Colours by their name in tokens.css, without `--jc-`. */
export type Colours = (name: string) => string;

/** Reads the colours out of tokens.css, so that portal and desk have one source. */
export function coloursOf(css: string): Colours {
  const found = new Map([...css.matchAll(/--jc-([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, hex]) => [name, hex]));
  return (name) => {
    const colour = found.get(name);
    if (colour === undefined) throw new Error(`tokens.css has no colour --jc-${name}`);
    return colour;
  };
}

/**
 * The look of the component library.
 *
 * Its own defaults fail the contrasts (its placeholder has 1.8), and it derives muddy tints from
 * dark colours; so every derived colour that shows is given here.
 */
export function deskTheme(colour: Colours): ThemeConfig {
  return {
    token: {
      colorPrimary: colour("primary"),
      colorPrimaryHover: colour("primary-hover"),
      colorPrimaryActive: colour("primary-active"),
      colorPrimaryBg: colour("selected"),
      colorPrimaryBgHover: colour("selected-hover"),
      colorLink: colour("primary"),
      colorLinkHover: colour("primary-hover"),
      colorText: colour("text"),
      colorTextSecondary: colour("text-secondary"),
      colorTextTertiary: colour("text-tertiary"),
      colorTextDescription: colour("text-tertiary"),
      colorTextPlaceholder: colour("placeholder"),
      colorTextDisabled: colour("placeholder"),
      colorBorder: colour("border"),
      colorBorderSecondary: colour("hairline"),
      colorBgLayout: colour("page"),
      colorSuccess: colour("success"),
      colorSuccessBg: colour("green-tint"),
      colorWarning: colour("warning"),
      colorWarningBg: colour("amber-tint"),
      colorError: colour("error"),
      colorErrorBg: colour("red-tint"),
      colorInfo: colour("info"),
      colorInfoBg: colour("blue-tint"),
      borderRadius: 4,
      fontFamily: "inherit",
      fontSize: 14,
      lineHeight: 1.6,
      controlHeight: 36,
      fontSizeHeading1: 28,
      fontSizeHeading2: 22,
      fontSizeHeading3: 18,
      fontSizeHeading4: 16,
      fontSizeHeading5: 14,
      motion: false,
    },
    components: {
      Table: { headerBg: colour("band"), cellPaddingBlock: 8, cellPaddingBlockSM: 5, cellPaddingInline: 10 },
      Button: { primaryShadow: "none", dangerShadow: "none", defaultShadow: "none" },
    },
  };
}
