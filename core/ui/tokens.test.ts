import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./styles/tokens.css", import.meta.url), "utf8");

/** The custom properties of the first rule that starts with this text. */
function tokensOf(rule: string): Map<string, string> {
  const start = css.indexOf(rule);
  if (start < 0) throw new Error(`tokens.css has no rule "${rule}"`);
  const body = css.slice(css.indexOf("{", start + rule.length - 1) + 1, css.indexOf("}", start + rule.length));
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value.trim()]));
}

const light = tokensOf(":root {");
const darkBySystem = tokensOf(':root:not([data-theme="light"]) {');
const dark = tokensOf(':root[data-theme="dark"] {');

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Map<string, string>, front: string, back: string): number {
  const [a = 0, b = 0] = [front, back].map((name) => {
    const value = theme.get(`--color-${name}`);
    if (!value || !/^#[0-9a-f]{6}$/.test(value)) throw new Error(`--color-${name} is not a colour of six digits: ${value}`);
    return luminance(value);
  });
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ["canvas", "surface", "sunken"];
const tints = ["accent", "success", "warning", "danger", "info", "note"];
const textPairs = [
  ...[...grounds, "primary-soft", ...tints.map((tint) => `${tint}-soft`)].map((ground) => ["text", ground]),
  ...[...grounds, "primary-soft"].flatMap((ground) => [["muted", ground], ["link", ground]]),
  ...tints.flatMap((tint) => [[tint, `${tint}-soft`], [tint, "surface"], [tint, "canvas"]]),
  ["on-primary", "primary"],
  ["on-primary", "primary-hover"],
] as [string, string][];
const controlPairs = [
  ...[...grounds, "primary-soft"].flatMap((ground) => [["border-strong", ground], ["focus", ground]]),
  ["primary", "surface"],
  ["primary", "canvas"],
  ["danger", "surface"],
] as [string, string][];

describe.each([["light", light], ["dark", dark]] as const)("the %s theme", (_name, theme) => {
  it.each(textPairs)("text in %s on %s has a contrast of 4.5 or more", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controlPairs)("a control in %s on %s has a contrast of 3 or more", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(3);
  });
});

describe("themes", () => {
  it("gives the system's dark theme and the chosen one the same colours", () => {
    expect([...darkBySystem]).toEqual([...dark]);
  });

  it("changes every colour of the light theme in the dark one and in high contrast", () => {
    const colours = [...light.keys()].filter((name) => name.startsWith("--color-"));
    expect(colours.filter((name) => !dark.has(name))).toEqual([]);
    const strong = tokensOf(':root[data-theme="high-contrast"] {');
    expect(colours.filter((name) => !strong.has(name) && name !== "--color-backdrop")).toEqual([]);
  });
});

describe("custom properties of every style sheet", () => {
  const root = new URL("../../", import.meta.url);
  const sources = ["core/ui", "web/app", "plugins"].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(css|tsx)$/.test(path) && !/(^|\/)(dist|build|node_modules)\//.test(path))
      .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(new URL(`${folder}/${path}`, root), "utf8") })),
  );
  const set = new Set(sources.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+)"?\]?:/g)].map(([, name = ""]) => name)));

  it("are set somewhere: a name that is not takes its whole rule with it", () => {
    const unset = sources.flatMap(({ path, text }) => [...text.matchAll(/var\((--[\w-]+)/g)].filter(([, name = ""]) => !set.has(name)).map(([, name]) => `${path}: ${name}`));
    expect(unset).toEqual([]);
  });
});
