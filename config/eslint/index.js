import tseslint from "typescript-eslint";
import { browserFiles, noFullZod, noServerInUi } from "./browser-rules.js";
import { noQueryOutsideCore, noSync, pluginRules } from "./database-rules.js";

const sources = ["**/*.{ts,tsx,js,mjs,cjs}"];
const tests = ["**/*.test.{ts,tsx}", "tests/**", "core/testing/**", "plugins/*/tests/**"];

export default [
  { ignores: ["**/dist/**", "**/build/**", "**/node_modules/**", "**/.cache/**", "**/.data/**", "**/.turbo/**", "tests/.artifacts/**"] },
  {
    files: sources,
    languageOptions: { parser: tseslint.parser },
    linterOptions: { noInlineConfig: false, reportUnusedDisableDirectives: "error" },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { args: "after-used", argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all", ignoreRestSiblings: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-expressions": "error",
      "no-unreachable": "error",
      "no-constant-condition": ["error", { checkLoops: "allExceptWhileTrue" }],
      "no-debugger": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 300, skipComments: true, skipBlankLines: true }],
    },
  },
  { files: sources, ignores: ["core/**", ...tests], rules: { "no-restricted-syntax": ["error", noSync, noQueryOutsideCore] } },
  { files: ["core/**/*.ts"], ignores: tests, rules: { "no-restricted-syntax": ["error", noSync] } },
  { files: ["plugins/**/*.{ts,tsx}"], ignores: tests, rules: pluginRules },
  { files: browserFiles, ignores: ["**/*.test.{ts,tsx}"], rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: [...noServerInUi], paths: [...noFullZod] }] } },
];
