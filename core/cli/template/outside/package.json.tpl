{
  "name": "{{package}}",
  "version": "1.0.0",
  "license": "UNLICENSED",
  "type": "module",
  "files": ["dist", "!dist/.tsbuildinfo", "manifest.ts", "server", "ui"],
  "exports": {
    "./manifest": {
      "types": "./dist/manifest.d.ts",
      "default": "./dist/manifest.js"
    },
    "./server": {
      "types": "./dist/server/index.d.ts",
      "browser": null,
      "default": "./dist/server/index.js"
    },
    "./ui": "./ui/index.ts",
    "./package.json": "./package.json"
  },
  "scripts": {
    "build": "tsc -b",
    "typecheck": "tsc -b && tsc -p ui/tsconfig.json",
    "test": "vitest run",
    "prepack": "tsc -b"
  },
  "peerDependencies": {
    "@anteroom/core": "^{{core}}",
    "@remix-run/node": "^2.17.0",
    "@remix-run/react": "^2.17.0",
    "react": "^18.3.1",
    "sequelize": "^6.37.0",
    "zod": "^4.0.0"
  },
  "devDependencies": {
    "@anteroom/core": "{{coreSource}}",
    "@remix-run/node": "2.17.5",
    "@remix-run/react": "2.17.5",
    "@types/node": "20.19.25",
    "@types/react": "18.3.31",
    "react": "18.3.1",
    "react-dom": "18.3.1",
    "sequelize": "6.37.8",
    "typescript": "5.9.3",
    "vite": "6.4.6",
    "vitest": "4.1.12",
    "zod": "4.6.7"
  }
}
