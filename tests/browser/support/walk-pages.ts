import type { PagePortal, PageRoute } from "./page-portal.ts";

/** A form as somebody's page holds it. */
export interface FoundForm {
  address: string;
  fields: Record<string, string>;
}

/** What a walk through somebody's own pages found. */
export interface Walk {
  /** Addresses by the page that answers them, at most a few each. */
  addresses: Map<PageRoute, string[]>;
  forms: FoundForm[];
  /** Pages that did not answer well. */
  broken: string[];
}

const entities: Record<string, string> = { "&amp;": "&", "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&gt;": ">" };
const plain = (text: string): string => text.replace(/&(?:amp|quot|#x27|lt|gt);/g, (found) => entities[found] ?? found);
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
};

const patternOf = ({ path }: PageRoute): RegExp => new RegExp(`^/${path.split("/").map((part) => (part.endsWith("?") ? "(?:[^/]+)?" : part.startsWith(":") ? "[^/]+" : part.replace(/\./g, "\\."))).join("/")}/?$`);

/** Finds the page that answers an address: the one with the fewest open parts. */
export function matcherOf(routes: readonly PageRoute[]): (address: string) => PageRoute | undefined {
  const known = routes
    .filter((route) => route.path !== "*" && !route.name.startsWith("layout"))
    .map((route) => ({ route, pattern: patternOf(route), open: route.path.split(":").length }))
    .sort((one, two) => one.open - two.open);
  return (address) => known.find(({ pattern }) => pattern.test(address.replace(/\?.*$/, "")))?.route;
}

/** Walks from these addresses by every link, as one person, and keeps the forms that it passes. */
export async function walkPages(portal: Pick<PagePortal, "url" | "routes">, token: string, from: readonly string[]): Promise<Walk> {
  const match = matcherOf(portal.routes);
  const walk: Walk = { addresses: new Map(), forms: [], broken: [] };
  const waiting = [...from];
  const seen = new Set<string>();
  const note = (address: string): void => {
    const path = address.replace(/[?#].*$/, "");
    if (!path.startsWith("/") || seen.has(path)) return;
    seen.add(path);
    const route = match(path);
    if (!route) return;
    const known = walk.addresses.get(route) ?? [];
    if (known.length >= 3) return;
    walk.addresses.set(route, [...known, path]);
    if (route.drawn) waiting.push(path);
  };
  for (const address of from) note(address);
  waiting.splice(0, from.length);
  while (waiting.length > 0) {
    const address = waiting.shift() ?? "";
    const response = await fetch(`${portal.url}${address}`, { headers: { cookie: `anteroom=${token}` }, redirect: "manual" });
    if (response.status >= 500) walk.broken.push(`${address}: ${response.status}`);
    const html = (await response.text()).replace(/<script\b[\s\S]*?<\/script>/g, "");
    for (const [tag] of html.matchAll(/<a\s[^>]*>/g)) note(attribute(tag, "href") ?? "");
    for (const [form] of html.matchAll(/<form\s[\s\S]*?<\/form>/g)) {
      const tag = /^<form[^>]*>/.exec(form)?.[0] ?? "";
      if (attribute(tag, "method")?.toLowerCase() !== "post") continue;
      const inputs = [...form.matchAll(/<(?:input|button)\s[^>]*>/g)].map(([input]) => [attribute(input, "name"), attribute(input, "value") ?? "x"] as const);
      walk.forms.push({ address: attribute(tag, "action") ?? address, fields: Object.fromEntries(inputs.filter(([name]) => name) as [string, string][]) });
      note(attribute(tag, "action") ?? "");
    }
  }
  return walk;
}
