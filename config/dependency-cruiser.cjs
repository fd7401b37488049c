// The boundaries of the house. Each rule's comment says what to do instead.
const tests = "(\\.test\\.tsx?$|^tests/|^core/testing/|^plugins/[^/]+/tests/)";
const forbidden = (name, comment, from, to) => ({ name, comment, severity: "error", from: { pathNot: tests, ...from }, to });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    forbidden("core-knows-no-plugin", "The core learns of plugins from config/plugins.json, never by import.", { path: "^core/" }, { path: "^(plugins|web)/" }),
    forbidden("plugin-knows-no-plugin", "Plugins meet through events, capabilities and contributions, not by import, not even of a type.", { path: "^plugins/([^/]+)/" }, { path: "^plugins/", pathNot: "^plugins/$1/" }),
    forbidden("plugin-knows-no-web", "A plugin takes components from @anteroom/core/ui.", { path: "^plugins/" }, { path: "^web/" }),
    forbidden(
      "core-by-its-doors",
      "Enter the core through @anteroom/core/manifest, /server, /host, /testing, /ui, /time or /portal-boxes.",
      { path: "^(plugins|web|config)/" },
      { path: "^core/", pathNot: "^core/(dist/)?(manifest\\.(ts|js|d\\.ts)|server/(index|host)\\.(ts|js|d\\.ts)|testing/index\\.(ts|js|d\\.ts)|ui/|time/|portal-boxes\\.ts)" },
    ),
    forbidden("host-door-for-the-host", "@anteroom/core/host is for web/server alone; a plugin uses @anteroom/core/server.", { pathNot: `(${tests}|^web/server/|^web/app/load-context\\.ts$|^core/)` }, { path: "^core/(dist/)?server/host\\." }),
    forbidden("ui-takes-types-only", "What the browser loads takes nothing from server folders but types.", { path: "^(core/ui|plugins/[^/]+/ui|web/app)/" }, { path: "(^|/)(dist/)?server/", pathNot: "node_modules", dependencyTypesNot: ["type-only"] }),
    forbidden("pages-reach-plugins-by-registry", "Pages reach plugins through virtual:anteroom-plugins.", { path: "^web/app/" }, { path: "^plugins/" }),
    forbidden("manifest-is-data", "A manifest imports defineManifest from @anteroom/core/manifest, and nothing else.", { path: "^plugins/[^/]+/manifest\\.ts$" }, { pathNot: "^core/(dist/)?manifest\\.(ts|js|d\\.ts)$" }),
    forbidden("production-without-tests", "Code that ships does not import test code.", {}, { path: "(\\.test\\.tsx?$|^tests/|^core/(dist/)?testing/)" }),
    { name: "no-cycles", comment: "Move what both need into a file of its own, or import the type only.", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|build|\\.cache|\\.data|\\.turbo)/" },
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["source", "import", "types", "node", "default"], extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"] },
  },
};
