/** What reaches a browser. */
export const browserFiles = ["core/ui/**/*.{ts,tsx}", "plugins/*/ui/**/*.{ts,tsx}", "web/app/**/*.{ts,tsx}"];

const typesOnly = "Server code may be imported as a type only (import type); take values from the loader's context or from the plugin's API.";

/** Server doors and folders give the browser types, and nothing that runs. */
export const noServerInUi = [
  { regex: "^\\.\\.?/(.*/)?server(/|$)", allowTypeImports: true, message: typesOnly },
  { group: ["@anteroom/*/server", "@anteroom/*/host", "@anteroom/*/testing", "@anteroom/config/*"], allowTypeImports: true, message: typesOnly },
];

/** The whole of zod weighs 75 kB in a page. */
export const noFullZod = [{ name: "zod", allowTypeImports: true, message: "Import from zod/mini in what the browser loads: 5 kB instead of 75 kB." }];
