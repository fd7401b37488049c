import type { Plugin } from "vite";

/** The cascade of the portal's styles, weakest first. */
const order = "@layer reset,tokens,core,plugin,utilities;";

/**
 * Makes every stylesheet state the order of the layers. The first one that a page loads decides it, and which one that is
 * depends on how the build has cut the chunks.
 */
export function layerOrder(): Plugin {
  return {
    name: "anteroom-layer-order",
    enforce: "pre",
    transform(code, id) {
      return /\.css(\?|$)/.test(id) && !/[?&](raw|url|inline)\b/.test(id) ? { code: `${order}\n${code}`, map: null } : undefined;
    },
    generateBundle(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type === "asset" && asset.fileName.endsWith(".css") && !String(asset.source).startsWith("@layer reset")) {
          this.error(`${asset.fileName} does not start with the order of the layers; a page that loads it first would lose its styles`);
        }
      }
    },
  };
}
