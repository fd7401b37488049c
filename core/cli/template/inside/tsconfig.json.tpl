{
  "extends": "../../config/tsconfig/base.json",
  "compilerOptions": { "rootDir": ".", "outDir": "dist" },
  "references": [{ "path": "../../core" }],
  "include": ["manifest.ts", "server"],
  "exclude": ["**/*.test.ts", "dist"]
}
